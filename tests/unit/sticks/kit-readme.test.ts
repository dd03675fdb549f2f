import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKit } from '../../../electron/core/sticks/kit.ts';

const KIT_FOLDER = join(import.meta.dirname, '../../../resources/kit');
const TEXT = readFileSync(join(KIT_FOLDER, 'README.txt'), 'latin1');

describe('the kit that ships', () => {
  it('can be staged as it is', async () => {
    const kit = await loadKit(KIT_FOLDER, '1');
    expect(kit.ok && kit.value.files.map((file) => file.path)).toEqual(
      expect.arrayContaining(['Get-WindowsAutoPilotInfo.ps1', 'README.txt', 'go.cmd']),
    );
  });

  it('has a README that every Notepad of every Windows shows right', () => {
    expect(TEXT).toMatch(/^(?:[\x20-\x7e]{0,78}\r\n)+$/);
  });

  it.each(['Shift+F10', 'D:\\go', 'E:\\go', 'Autopilot'])('says %s in English and in Dutch', (words) => {
    const [english = '', dutch = ''] = TEXT.split('ZO GEBRUIKT U DEZE STICK');
    expect(english).toContain(words);
    expect(dutch).toContain(words);
  });
});
