import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';

/** A supplier's file as they come: quoted cells, its own columns, no order that we know. */
export async function writeOemFile(path: string, devices: number): Promise<void> {
  const file = createWriteStream(path, 'ascii');
  file.write('"Device Serial Number","Windows Product ID","Hardware Hash","Manufacturer name","Device model"\r\n');
  for (let index = 0; index < devices; index++) {
    const { serial, hash, manufacturer, model } = practiceDevice(index);
    const isTaken = file.write(`"${serial}","","${hash}","${manufacturer}","${model}"\r\n`);
    if (!isTaken) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
