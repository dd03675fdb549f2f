/** The lines of the mark on a square of 64, the same as in `resources/icons/mark.svg`; a test holds them together. */
export const MARK = 'M26 14 20 50M40 14 34 50M17 25H53M46 17.5 53.5 25 46 32.5M11 39H43';
/** Without the arrow, for 16 pixels and below: `mark-16.svg`. */
export const MARK_SMALL = 'M27 13 21 51M43 13 37 51M17 25H54M10 39.5H47';
