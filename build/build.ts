/** `npm run build`: bundles the command line and its worker threads into dist/cli. */
import { buildCli } from './build-cli.ts';

await buildCli();
