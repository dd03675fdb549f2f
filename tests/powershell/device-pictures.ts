import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CIM_FAULTS, type DeviceValues, fixtureDevice } from './device-file.ts';
import { KitBench } from './kit-bench.ts';
import { capturesFolder, layOutStick, manifestText, SCRIPT_NAME } from './kit-stick.ts';
import { drawScreen } from './screen-picture.ts';

/** Where `docs/at-the-device.md` finds its pictures. */
export const PICTURES = join(import.meta.dirname, '../../docs/pictures');

const DENIED: DeviceValues = { 'fault.MDM_DevDetail_Ext01': CIM_FAULTS.accessDenied, elevated: 'false' };

const SCREENS: readonly { name: string; language: 'en' | 'nl'; device: DeviceValues; title: string }[] = [
  { name: 'pass-en', language: 'en', device: {}, title: 'The screen after a capture: PASS' },
  { name: 'fail-en', language: 'en', device: DENIED, title: 'The screen without a capture: FAIL' },
  { name: 'pass-nl', language: 'nl', device: {}, title: 'Het scherm na een vastlegging: GOED' },
  { name: 'fail-nl', language: 'nl', device: DENIED, title: 'Het scherm zonder vastlegging: FOUT' },
];

/** Runs the kit's script as on a device and draws what it shows: file name and SVG text of each picture. */
export async function drawDevicePictures(bench: KitBench): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  for (const { name, language, device, title } of SCREENS) {
    const root = bench.newFolder('stick');
    layOutStick(root, manifestText({ language, after: 'ask', groupTag: 'Sales' }));
    for (let i = 1; i < 12; i++) mkdirSync(join(capturesFolder(root), `SN${i}-20261124T000000Z`), { recursive: true });
    const run = await bench.run(
      [],
      { ...fixtureDevice('a10'), ...device },
      {
        file: join(root, SCRIPT_NAME),
        args: ['-Capture'],
        interactive: true,
        keys: 'x',
      },
    );
    pictures.set(`${name}.svg`, drawScreen(run.spans, title));
  }
  return pictures;
}

// `node tests/powershell/device-pictures.ts` draws them anew.
if (process.argv[1] === import.meta.filename) {
  const bench = new KitBench();
  mkdirSync(PICTURES, { recursive: true });
  for (const [name, svg] of await drawDevicePictures(bench)) writeFileSync(join(PICTURES, name), svg);
  await bench.close();
}
