/** The version of the program, and of the kit that it lays onto sticks; a test holds it to package.json. */
export const VERSION = '0.1.0';
