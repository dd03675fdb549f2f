import { statementChunks } from './insert-rows.ts';
import type { Store } from './open-store.ts';

/** A file of a source, or the source itself. */
export interface SourcePlace {
  /** The stick's id, or the path of the folder or file that was collected. */
  readonly source: string;
  /** Below the source's root, with `/`; empty for the root itself. */
  readonly path: string;
  /** What the stick is called by; null for a source that is no stick of the roster, or one that is retired. */
  readonly stickNumber: number | null;
}

/** Where a capture stands: the place where its file was last seen, and its row there. */
export interface CapturePlace extends SourcePlace {
  readonly row: number;
}

/** By capture id. */
export async function capturePlaces(
  { db, engine }: Store,
  captureIds: readonly string[],
): Promise<ReadonlyMap<string, CapturePlace>> {
  const places = new Map<string, CapturePlace>();
  for (const chunk of statementChunks(captureIds, 1, engine)) {
    const rows = await db
      .selectFrom('captures')
      .innerJoin('sightings', 'sightings.sha256', 'captures.file_sha256')
      .leftJoin('sticks', 'sticks.id', 'sightings.source')
      .where('captures.id', 'in', chunk)
      .orderBy('sightings.last_seen_at')
      .select(['captures.id', 'captures.row_number', 'sightings.source', 'sightings.path', 'sticks.number'])
      .execute();
    for (const { id, row_number: row, source, path, number } of rows) {
      places.set(id, { source, path, row, stickNumber: number });
    }
  }
  return places;
}
