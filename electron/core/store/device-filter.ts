import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { IssueCode } from '../../../shared/autopilot/issues.ts';
import { folded } from '../../../shared/devices/identity.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** What a device has to meet; a filter that is not given lets every device pass, an empty label those without one. */
export interface DeviceFilter {
  /** With an open error or warning on its current capture. */
  readonly hasIssues?: boolean;
  /** In an open conflict. */
  readonly hasConflicts?: boolean;
  readonly batch?: string;
  readonly groupTag?: string;
  readonly assignedUser?: string;
  readonly orderId?: string;
  readonly stickId?: string;
  /** With this open issue on its current capture; `captured-twice` is of the device itself. */
  readonly issue?: IssueCode;
  readonly isNotExported?: boolean;
  /** Collected for the first time at or after this: UTC text. */
  readonly newSince?: string;
  /** One of these. */
  readonly ids?: readonly string[];
  /** None of these. */
  readonly except?: readonly string[];
  /** Part of a serial, maker, product, tag, user or order, without regard to case. */
  readonly search?: string;
  /** Devices too that a choice left without a capture that counts. */
  readonly withAside?: boolean;
}

type DeviceExpression = ExpressionBuilder<Tables, 'devices'>;

/** The condition on `devices` that a filter comes to. */
export function matching(eb: DeviceExpression, filter: DeviceFilter, engine: Engine): Expression<SqlBool> {
  const { batch, groupTag, assignedUser, orderId, stickId, search, issue, newSince, ids, except = [] } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (filter.withAside !== true) conditions.push(eb('devices.state', '=', 'active'));
  if (batch !== undefined) conditions.push(eb('devices.batch', '=', batch));
  if (groupTag !== undefined) conditions.push(eb('devices.group_tag', '=', groupTag));
  if (assignedUser !== undefined) conditions.push(eb('devices.assigned_user', '=', assignedUser));
  if (orderId !== undefined) conditions.push(eb('devices.order_id', '=', orderId));
  if (stickId !== undefined) conditions.push(eb('devices.stick_id', '=', stickId));
  if (filter.hasIssues === true) conditions.push(hasOpenIssue(eb, sql`issues.severity in ('error', 'warning')`));
  if (issue === 'captured-twice') conditions.push(eb('devices.id', 'in', capturedTwice(eb)));
  else if (issue !== undefined) conditions.push(hasOpenIssue(eb, sql`issues.code = ${issue}`));
  if (filter.hasConflicts === true) conditions.push(isInOpenConflict(eb));
  if (filter.isNotExported === true) conditions.push(eb('devices.exported_at', 'is', null));
  // What was first seen since then was last seen since then too, by which there is an index.
  if (newSince !== undefined) {
    conditions.push(eb('devices.last_seen_at', '>=', newSince), eb('devices.first_seen_at', '>=', newSince));
  }
  if (ids !== undefined) conditions.push(eb('devices.id', 'in', engine.textsOf(JSON.stringify(ids))));
  if (except.length > 0) conditions.push(eb('devices.id', 'not in', engine.textsOf(JSON.stringify(except))));
  if (search !== undefined && search !== '') conditions.push(contains(eb, search));
  return eb.and(conditions);
}

/**
 * Whether the current capture has an open issue of the kind that no edit has answered (`isAnsweredByEdit`). Of those that
 * have one at all, which are few, the second half looks closer. The state is in words, as in the index `issues_open`.
 */
function hasOpenIssue(eb: DeviceExpression, kind: Expression<SqlBool>): Expression<SqlBool> {
  const open = eb
    .selectFrom('issues')
    .where(sql<SqlBool>`issues.state = 'open'`)
    .where('issues.capture_id', 'is not', null)
    .where(kind);
  const unanswered = open
    .whereRef('issues.capture_id', '=', 'devices.current_capture_id')
    .where((issue) =>
      issue.or([
        issue('issues.code', '!=', 'user-not-upn'),
        issue('devices.assigned_user', '=', issue.ref('devices.captured_assigned_user')),
      ]),
    )
    .where((issue) =>
      issue.or([
        issue('issues.code', '!=', 'group-tag-too-long'),
        issue('devices.group_tag', '=', issue.ref('devices.captured_group_tag')),
      ]),
    );
  return eb.and([
    eb('devices.id', 'in', open.innerJoin('captures', 'captures.id', 'issues.capture_id').select('captures.device_id')),
    eb.exists(unanswered.select('issues.id')),
  ]);
}

/** Ids of the devices with more than one capture, from the index of captures by device. */
function capturedTwice(eb: DeviceExpression) {
  return eb
    .selectFrom('captures')
    .groupBy('captures.device_id')
    .having((group) => group.fn.countAll(), '>', 1)
    .select('captures.device_id');
}

/** The same as `hasOpenConflict`, from the few that are in one. */
function isInOpenConflict(eb: DeviceExpression): Expression<SqlBool> {
  return eb(
    'devices.id',
    'in',
    eb
      .selectFrom('conflict_members')
      .innerJoin('conflicts', 'conflicts.id', 'conflict_members.conflict_id')
      .where('conflicts.state', '=', 'open')
      .select('conflict_members.device_id'),
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

function contains(eb: DeviceExpression, search: string): Expression<SqlBool> {
  const pattern = `%${folded(search).replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${eb.ref('devices.search_text')} like ${pattern} escape '\\'`;
}
