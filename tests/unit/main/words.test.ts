import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { autostartEntry, isTurnedOff } from '../../../electron/main/window/autostart-entry.ts';
import en from '../../../resources/locales/en/main.json' with { type: 'json' };
import nl from '../../../resources/locales/nl/main.json' with { type: 'json' };

const SOURCE = fileURLToPath(new URL('../../../electron/main', import.meta.url));

function textsOf(locale: Readonly<Record<string, Readonly<Record<string, string>>>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(locale).flatMap(([group, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${group}.${key}`, text] as const),
    ),
  );
}

it('says everything in both languages, with the same values in it', () => {
  const places = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
  const [english, dutch] = [textsOf(en), textsOf(nl)];
  expect([...dutch.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of english) expect([key, places(dutch.get(key))]).toEqual([key, places(text)]);
});

it('keeps no text that nothing says', () => {
  const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${SOURCE}/${name}`, 'utf8'))
    .join('\n');
  const unused = [...textsOf(en).keys()].filter((key) => !source.includes(`'${key.replace(/_(?:one|other)$/, '')}'`));
  expect(unused).toEqual([]);
});

it('names the program at sign-in so that no character of its path is read as another', () => {
  expect(autostartEntry('/opt/Hash Courier/100% $new "app"')).toContain(
    'Exec="/opt/Hash Courier/100%% \\\\$new \\\\"app\\\\"" --in-background\n',
  );
});

it('knows at sign-in the entry that a person turned off in the settings of the desktop', () => {
  const entry = autostartEntry('/opt/hash-courier');
  expect(isTurnedOff(entry)).toBe(false);
  expect(isTurnedOff(`${entry}Hidden=true\n`)).toBe(true);
  expect(isTurnedOff(entry.replace('enabled=true', 'enabled=false'))).toBe(true);
});
