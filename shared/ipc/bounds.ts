import { z } from 'zod';

/** What may cross the bridge is bounded everywhere, so that no message can be huge. */
export const text = (maxLength: number) => z.string().max(maxLength);
export const list = <T extends z.ZodType>(item: T, maxLength: number) => z.array(item).max(maxLength).readonly();
export const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A record's id in the store. */
export const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
/** A label that a person types: batch, tag, order, tenant, user. */
export const label = text(512);
/** `2026-11-24T09:14:05Z`. */
export const utc = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
/** A name that main gave to something for as long as it is there: a drive, a chosen file, a work. Never a path. */
export const token = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What a channel without an argument takes, and one without an answer gives. */
export const nothing = z.null();

/** An answer that may be an expected refusal, in a closed set of codes. */
export const refusable = <T extends z.ZodType, const C extends readonly [string, ...string[]]>(value: T, codes: C) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: z.object({ code: z.enum(codes), detail: text(1_000) }) }),
  ]);
