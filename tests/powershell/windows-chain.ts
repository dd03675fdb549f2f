/**
 * Run by Windows' own Node: the way that the suites take on Windows, through Node's command lines and paths there. Writes
 * what came of it to the file that its argument names.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureDevice, writeDeviceFile } from './device-file.ts';
import { KitBench } from './kit-bench.ts';
import { KIT_ENGINE } from './kit-engine.ts';
import { captureNames, layOutStick } from './kit-stick.ts';
import { RealWindows } from './real-windows.ts';
import { stagePrelude } from './staged-prelude.ts';

const bench = new KitBench();
const windows = new RealWindows();
const root = bench.newFolder('my stick');
layOutStick(root);
const asked = { file: join(root, 'Get-WindowsAutoPilotInfo.ps1'), interactive: true, keys: ' ' };
const captured = await bench.run(['-Capture', '-GroupTag', 'Zürich "a", b\\'], {}, asked);
stagePrelude(root);
const device = writeDeviceFile(bench.folder, 'hp', fixtureDevice('a07'));
const typed = await windows.cmd(`"${root}\\go" -GroupTag "Sales NL"`, windows.env(device));
const came = { engine: KIT_ENGINE, letters: windows.letters, captured, typed, captures: captureNames(root) };
writeFileSync(process.argv[2] ?? '', JSON.stringify(came));
windows.close();
await bench.close();
