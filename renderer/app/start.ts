/** How long a page that nobody sees, and that is not painted, waits. */
const UNSEEN_MS = 200;

/** The frame in the document is painted first: reading the program would hold it up. */
const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, UNSEEN_MS);
});
await painted;
await import('./main.tsx');
