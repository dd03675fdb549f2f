import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import type { StickCalls } from './use-stick-calls.ts';
import { useSay } from './words/use-say.ts';

const WORDS = {
  'scan-failed': ['error', 'trouble.scanFailed', 'trouble.scanFailedDo'],
  'scan-slow': ['warning', 'trouble.scanSlow', 'trouble.scanSlowDo'],
  'module-missing': ['error', 'trouble.moduleMissing', 'trouble.moduleMissingDo'],
  'store-failed': ['error', 'trouble.storeFailed', 'trouble.storeFailedDo'],
  'disk-low': ['warning', 'trouble.diskLow', 'trouble.diskLowDo'],
} as const satisfies Record<NonNullable<BenchView['trouble']>, readonly ['error' | 'warning', string, string]>;

/** What keeps the bench from seeing or storing: what happened, what is safe, what to do. The rest of the page goes on. */
export function TroubleBar({ bench, calls }: { readonly bench: BenchView; readonly calls: StickCalls }) {
  const { t } = useSay();
  if (bench.trouble === null) {
    if (bench.isWatching) return null;
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('trouble.notWatching')}</MessageBarBody>
      </MessageBar>
    );
  }
  const [intent, what, action] = WORDS[bench.trouble];
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(what)}</MessageBarTitle> {t(action)}
      </MessageBarBody>
      {bench.trouble === 'module-missing' && (
        <MessageBarActions>
          <Button onClick={calls.addFolder}>{t('page.addFolder')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
