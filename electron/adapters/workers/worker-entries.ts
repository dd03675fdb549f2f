/** From source each thread's entry is TypeScript, in a bundle it is a file beside the bundle. */
const isSource = import.meta.url.endsWith('.ts');

export const BULK_WORKER = new URL(isSource ? './bulk-worker.ts' : './bulk-worker.js', import.meta.url);
export const STORE_WORKER = new URL(isSource ? '../sqlite/store-worker.ts' : './store-worker.js', import.meta.url);
