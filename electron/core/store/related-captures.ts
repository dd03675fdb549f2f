import type { Kysely } from 'kysely';
import { comparableSerial } from '../../../shared/devices/contested-value.ts';
import type { Engine } from './engine.ts';
import { statementChunks } from './insert-rows.ts';
import type { SettlingCapture } from './settle.ts';
import { type PlacedCapture, placedCapture } from './stored-capture.ts';
import type { Tables } from './tables.ts';

/**
 * Every stored capture that hangs together with the given ones by identity or serial, directly or through others, in
 * the order of collecting. The given ones themselves are among them where they are stored.
 */
export async function relatedCaptures(
  db: Kysely<Tables>,
  engine: Engine,
  captures: readonly SettlingCapture[],
): Promise<readonly PlacedCapture[]> {
  const found = new Map<string, PlacedCapture>();
  const askedIdentities = new Set<string>();
  const askedSerials = new Set<string>();
  let fresh: readonly SettlingCapture[] = captures;
  while (fresh.length > 0) {
    const identities = unasked(
      fresh.map((capture) => capture.identityKey),
      askedIdentities,
    );
    const serials = unasked(
      fresh.flatMap(({ facts }) => [comparableSerial(facts.serial), comparableSerial(facts.hashSerial)]),
      askedSerials,
    );
    const rows = [...(await byIdentity(db, engine, identities)), ...(await bySerial(db, engine, serials))];
    const next = rows.filter((capture) => !found.has(capture.id));
    for (const capture of next) found.set(capture.id, capture);
    fresh = next;
  }
  return Array.from(found.values()).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Those of the values that were not asked for yet; they count as asked for from here on. */
function unasked(values: readonly string[], asked: Set<string>): readonly string[] {
  const fresh = new Set(values.filter((value) => value !== '' && !asked.has(value)));
  for (const value of fresh) asked.add(value);
  return [...fresh];
}

async function byIdentity(
  db: Kysely<Tables>,
  engine: Engine,
  keys: readonly string[],
): Promise<readonly PlacedCapture[]> {
  const found: PlacedCapture[] = [];
  for (const chunk of statementChunks(keys, 1, engine)) {
    const rows = await db
      .selectFrom('captures')
      .innerJoin('devices', 'devices.id', 'captures.device_id')
      .where('devices.identity_key', 'in', chunk)
      .selectAll('captures')
      .execute();
    found.push(...rows.map(placedCapture));
  }
  return found;
}

async function bySerial(
  db: Kysely<Tables>,
  engine: Engine,
  keys: readonly string[],
): Promise<readonly PlacedCapture[]> {
  const found: PlacedCapture[] = [];
  for (const chunk of statementChunks(keys, 2, engine)) {
    const rows = await db
      .selectFrom('captures')
      .where((eb) => eb.or([eb('serial_key', 'in', chunk), eb('other_serial_key', 'in', chunk)]))
      .selectAll()
      .execute();
    found.push(...rows.map(placedCapture));
  }
  return found;
}
