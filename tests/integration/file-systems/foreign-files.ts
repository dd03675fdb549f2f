import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What people have on their sticks, with the names that break programs. Every name is legal on exFAT, NTFS and ext4. */
export const FOREIGN_FILES: Readonly<Record<string, string>> = {
  'holiday photo (1).jpg': 'not really a photo',
  'Rapport über Müller & Söhne – €.docx': 'umlauts, dash, euro',
  '履歴書 📎.txt': 'other scripts and an emoji',
  [`${'long name '.repeat(20)}.txt`]: 'a name of more than 200 characters',
  '-rf --no-preserve-root.txt': 'looks like options',
  '%PATH% $(whoami) `id`.txt': 'looks like a shell',
  'hash-courier-readme.tmp': 'begins and ends like a temp file of ours',
  'hash-courier.txt': 'begins like our folder',
  'stick.json': 'a manifest at the root is not ours',
  'captures/hardwarehash.csv': 'captures that are not in our folder',
  'deep/er/and/deeper/still/x.bin': 'in folders',
  'empty.txt': '',
};

export function putForeignFiles(root: string): void {
  for (const [path, content] of Object.entries(FOREIGN_FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** One digest over the names and bytes of everything on a stick but our own files; equal digests: nothing was touched. */
export function foreignDigest(root: string, ours: readonly string[]): string {
  const digest = createHash('sha256');
  const walk = (folder: string) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (ours.includes(path)) continue;
      digest.update(JSON.stringify([path, entry.isDirectory() ? null : readFileSync(join(root, path), 'base64')]));
      if (entry.isDirectory()) walk(path);
    }
  };
  walk('');
  return digest.digest('hex');
}
