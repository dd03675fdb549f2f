/** `npm run build`: bundles the command line into dist/cli and the window into dist/app. */
import { buildApp } from './build-app.ts';
import { buildCli } from './build-cli.ts';

await buildCli();
await buildApp();
