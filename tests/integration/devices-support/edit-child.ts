/**
 * The child that is killed half way: sets a group tag on every device of a store and says each part on its output.
 * Arguments: the store's path, the group tag.
 */
import { nodeTimer } from '../../../electron/adapters/drives/node-timer.ts';
import { openSqliteStore } from '../../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../../electron/adapters/system-ports.ts';
import { planEdit } from '../../../electron/core/store/device-edits.ts';
import { editJob } from '../../../electron/core/work/edit-job.ts';
import { tellParent } from '../../support/tell-parent.ts';

const [path = '', value = ''] = process.argv.slice(2);
const opened = await openSqliteStore({ path, clock: systemClock, ids: createIdSource(systemClock) });
if (!opened.ok) throw new Error(opened.error.detail);
const store = opened.value;
const onDevicesChanged = () => tellParent('part');
const plan = () => planEdit(store, {}, 'groupTag', value);
await editJob({ kind: 'edit', field: 'groupTag', value }, plan, { store, timer: nodeTimer, onDevicesChanged }).run(
  new AbortController().signal,
);
tellParent('end');
await store.close();
