/**
 * The child that is killed half way: sets a group tag on every device of a store and says each part on its output.
 * Arguments: the store's path, the group tag.
 */
import { writeSync } from 'node:fs';
import { nodeTimer } from '../../../electron/adapters/drives/node-timer.ts';
import { openSqliteStore } from '../../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../../electron/adapters/system-ports.ts';
import { planEdit } from '../../../electron/core/store/device-edits.ts';
import { editJob } from '../../../electron/core/work/edit-job.ts';

const [path = '', value = ''] = process.argv.slice(2);
const opened = await openSqliteStore({ path, clock: systemClock, ids: createIdSource(systemClock) });
if (!opened.ok) throw new Error(opened.error.detail);
const store = opened.value;
const onDevicesChanged = () => writeSync(1, 'part\n');
const plan = () => planEdit(store, {}, 'groupTag', value);
await editJob({ kind: 'edit', field: 'groupTag', value }, plan, { store, timer: nodeTimer, onDevicesChanged }).run(
  new AbortController().signal,
);
writeSync(1, 'end\n');
await store.close();
