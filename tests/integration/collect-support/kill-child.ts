/**
 * The child of the kill test: collects one stick after another into a store and says on its output which files a commit
 * holds, until it is killed or done. Arguments: the store's path, then the sticks' roots.
 */
import { basename } from 'node:path';
import { openSqliteStore } from '../../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource, systemClock } from '../../../electron/adapters/system-ports.ts';
import { createBulkPool } from '../../../electron/adapters/workers/bulk-pool.ts';
import { collectFolder } from '../../../electron/core/collect/collect-folder.ts';
import { tellParent } from '../../support/tell-parent.ts';

const [path = '', ...roots] = process.argv.slice(2);
const opened = await openSqliteStore({ path, clock: systemClock, ids: createIdSource(systemClock) });
if (!opened.ok) throw new Error(opened.error.detail);
const bulk = createBulkPool(1);

tellParent('open');
for (const root of roots) {
  const stick = { stickId: basename(root), batch: 'kill', tenant: '', groupTag: '', orderId: '' };
  const { stopped, issues } = await collectFolder(
    { root, stick },
    { store: opened.value, bulk },
    ({ committed }) => {
      for (const { sha256, captures } of committed) tellParent(`stored ${sha256} ${captures}`);
    },
    new AbortController().signal,
  );
  if (stopped !== null) throw new Error(JSON.stringify({ stopped, issues }));
  tellParent(`done ${basename(root)}`);
}
tellParent('end');
await opened.value.close();
await bulk.close();
