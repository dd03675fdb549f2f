import type { Recording } from './recording.ts';

/**
 * Adds a line to the audit log, in the transaction of what it tells. There is no other way to write the log, and
 * triggers in the database refuse to change or delete a line.
 *
 * @param subject What it is about: an id, a path, a serial number.
 * @param details Never a hash or a token.
 */
export async function appendAudit(
  { db, at, newId }: Recording,
  action: string,
  subject: string,
  details: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({ id: newId(), at, action, subject, details: JSON.stringify(details) })
    .execute();
}
