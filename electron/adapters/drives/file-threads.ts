/**
 * Import this first in every entry of the program, before anything can touch a file: Node reads the size of its thread
 * pool once, at the first use. Its 4 threads would make eight sticks wait for one another, and one stick that hangs
 * would hold a quarter of all file work.
 */
process.env.UV_THREADPOOL_SIZE ??= '32';

export {};
