import type { InstallationKey } from '../core/sticks/installation-key.ts';
import type { Store } from '../core/store/open-store.ts';
import type { CliContext } from './context.ts';
import { printLine } from './terminal/output.ts';

/** The installation's key, or null after saying why there is none. */
export async function openKey({ key, output, words }: CliContext): Promise<InstallationKey | null> {
  const loaded = await key();
  if (loaded.ok) return loaded.value;
  printLine(output.err, words.stage.keyProblem(`${loaded.error.code} ${loaded.error.detail}`.trim()));
  return null;
}

/** The store, or null after saying why it does not open. */
export async function openStore({ store, output, words, dataFolder }: CliContext): Promise<Store | null> {
  const opened = await store();
  if (opened.ok) return opened.value;
  printLine(output.err, words.errors.store[opened.error.code](dataFolder));
  return null;
}

export async function openStoreAndKey(
  context: CliContext,
): Promise<{ readonly store: Store; readonly key: InstallationKey } | null> {
  const store = await openStore(context);
  const key = store === null ? null : await openKey(context);
  return store === null || key === null ? null : { store, key };
}
