/** `npm start`: the main job on the practice depot. */
process.argv.splice(2, Infinity, 'practice', ...process.argv.slice(2));
await import('./run-cli.ts');
