/** Stands between an archive and what is in it: `MDMDiagReport.zip!/DeviceHash_PC1.csv`. */
export const INSIDE = '!/';

/** What a file in an archive is called by its label there; without a label it is the archive itself. */
export function placeInside(archive: string, label: string): string {
  return label === '' ? archive : archive + INSIDE + label;
}

const LABEL_CHARS = 200;
const CONTROL = /\p{Cc}/gu;
const DRIVE = /^[a-z]:$/i;

/**
 * What an entry is called here. It is a label and never a path to write to; even so it cannot lead anywhere: no parts
 * that go up, no root, no drive.
 *
 * @param number The entry's place, for a name that nothing is left of.
 */
export function entryLabel(name: string, number: number): string {
  const parts = name
    .replace(CONTROL, '\ufffd')
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !DRIVE.test(part));
  return parts.join('/').slice(-LABEL_CHARS) || `entry ${number}`;
}

/** The same name may stand in an archive twice, and each needs a label of its own. */
export function uniqueLabels(): (label: string) => string {
  const counts = new Map<string, number>();
  return (label) => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  };
}
