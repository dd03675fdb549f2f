/**
 * `npm run bench [-- --json FILE] [-- --only merge,collect,stage,kit,sticks,main,window]`: one table, each line a ratio of
 * two things that were measured in this run, because the machine that it runs on may be shared and slow.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCliIfStale } from '../../build/build-cli.ts';
import { projectRoot } from '../../build/project-root.ts';
import { collectRatios } from './collect-ratios.ts';
import { kitRatios } from './kit-ratios.ts';
import { mainThreadRatios } from './main-thread-ratios.ts';
import { mergeRatios } from './merge-ratios.ts';
import type { Ratio } from './ratio.ts';
import { stageRatios } from './stage-ratios.ts';
import { sticksRatios } from './sticks-ratios.ts';
import { windowRatios } from './window-ratios.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const program = join(projectRoot, 'dist', 'cli', 'hash-courier.js');
const benches: Readonly<Record<string, () => Promise<readonly Ratio[]>>> = {
  merge: () => mergeRatios(program),
  collect: collectRatios,
  stage: stageRatios,
  kit: kitRatios,
  sticks: sticksRatios,
  main: mainThreadRatios,
  window: windowRatios,
};

await buildCliIfStale();
const wanted = values.only?.split(',') ?? Object.keys(benches);
const ratios: Ratio[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (!wanted.includes(name)) continue;
  console.log(`${name} …`);
  ratios.push(...(await bench()));
}

const width = Math.max(...ratios.map(({ name }) => name.length));
console.log(`\n${'what'.padEnd(width)}  ${'value'.padStart(8)}  goal`);
for (const { name, value, goal, direction, met } of ratios) {
  const bound = direction === 'atMost' ? 'at most' : 'at least';
  console.log(`${name.padEnd(width)}  ${value.toFixed(2).padStart(8)}  ${bound} ${goal}  ${met ? 'met' : 'NOT met'}`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ratios }, null, 2)}\n`);
