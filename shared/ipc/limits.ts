/** Files that can be added at once: a device a file, they come in hundreds. The page counts what is dropped on it. */
export const MAX_FILES_AT_ONCE = 5_000;
