import { basename, join } from 'node:path';
import { INSIDE } from '../../core/archives/entry-label.ts';
import type { SourcePlace } from '../../core/store/capture-places.ts';
import type { Store } from '../../core/store/open-store.ts';
import { listSticks } from '../../core/store/sticks.ts';
import type { Words } from '../words/words.ts';

/** A place as a person should read it: sticks by their numbers, folders by their paths. */
export function placeText({ source, path, stickNumber }: SourcePlace, words: Words): string {
  if (stickNumber !== null) {
    const stick = words.stage.stick(stickNumber);
    return path === '' ? stick : `${stick}: ${path}`;
  }
  // A file that was collected by itself is its own source, and so is an archive of what is in it.
  const name = basename(source);
  if (path === '' || path === name) return source;
  return path.startsWith(name + INSIDE) ? source + path.slice(name.length) : join(source, path);
}

export type PlaceName = (source: string, path: string) => string;

/** The same for places of which the store says the source alone. */
export async function placeNames(store: Store, words: Words): Promise<PlaceName> {
  const numbers = new Map((await listSticks(store)).map(({ id, number }) => [id, number]));
  return (source, path) => placeText({ source, path, stickNumber: numbers.get(source) ?? null }, words);
}
