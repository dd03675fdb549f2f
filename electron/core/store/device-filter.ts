import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import { folded } from '../../../shared/devices/identity.ts';
import type { Tables } from './tables.ts';

/** What a device has to meet; a filter that is not given lets every device pass. */
export interface DeviceFilter {
  /** With an open error or warning on its current capture. */
  readonly hasIssues?: boolean;
  /** In an open conflict. */
  readonly hasConflicts?: boolean;
  readonly batch?: string;
  readonly groupTag?: string;
  readonly orderId?: string;
  readonly stickId?: string;
  /** Part of a serial, maker, product, tag or user, without regard to case. */
  readonly search?: string;
  /** Devices too that a choice left without a capture that counts. */
  readonly withAside?: boolean;
}

type DeviceExpression = ExpressionBuilder<Tables, 'devices'>;

/** The condition on `devices` that a filter comes to. */
export function matching(eb: DeviceExpression, filter: DeviceFilter): Expression<SqlBool> {
  const { batch, groupTag, orderId, stickId, search } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (filter.withAside !== true) conditions.push(eb('devices.state', '=', 'active'));
  if (batch !== undefined) conditions.push(eb('devices.batch', '=', batch));
  if (groupTag !== undefined) conditions.push(eb('devices.group_tag', '=', groupTag));
  if (orderId !== undefined) conditions.push(eb('devices.order_id', '=', orderId));
  if (stickId !== undefined) conditions.push(eb('devices.stick_id', '=', stickId));
  if (filter.hasIssues === true) conditions.push(hasDoubtfulCapture(eb));
  if (filter.hasConflicts === true) conditions.push(hasOpenConflict(eb));
  if (search !== undefined && search !== '') conditions.push(contains(eb, search));
  return eb.and(conditions);
}

function hasDoubtfulCapture(eb: DeviceExpression): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('issues')
      .whereRef('issues.capture_id', '=', 'devices.current_capture_id')
      .where('issues.state', '=', 'open')
      .where('issues.severity', 'in', ['error', 'warning'])
      .select('issues.id'),
  );
}

/** Whether a question about the device waits for a person. */
export function hasOpenConflict(eb: DeviceExpression): ExpressionWrapper<Tables, 'devices', SqlBool> {
  return eb.exists(
    eb
      .selectFrom('conflict_members')
      .innerJoin('conflicts', 'conflicts.id', 'conflict_members.conflict_id')
      .whereRef('conflict_members.device_id', '=', 'devices.id')
      .where('conflicts.state', '=', 'open')
      .select('conflicts.id'),
  );
}

/** Whether the current capture may be registered as it is. */
export function hasUsableCapture(eb: DeviceExpression): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('captures')
      .whereRef('captures.id', '=', 'devices.current_capture_id')
      .where('captures.standing', '=', 'counts')
      .select('captures.id'),
  );
}

function contains(eb: DeviceExpression, search: string): Expression<SqlBool> {
  const pattern = `%${folded(search).replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${eb.ref('devices.search_text')} like ${pattern} escape '\\'`;
}
