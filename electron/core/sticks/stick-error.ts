/** The system's error code of a failed file operation. An error without one is a bug of ours and is thrown on. */
export function errnoOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** An error with a system code, for what we find out ourselves. */
export function errnoError(errno: string, message: string): Error {
  return Object.assign(new Error(message), { code: errno });
}
