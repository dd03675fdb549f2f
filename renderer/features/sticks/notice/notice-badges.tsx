import { BranchCompareFilled, WarningFilled } from '@fluentui/react-icons';
import type { CollectedNotice } from '../../../../shared/ipc/sticks.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { useSay } from '../words/use-say.ts';

/** What of a collection wants a look. */
export function NoticeBadges({ notice }: { readonly notice: CollectedNotice }) {
  const { t } = useSay();
  return (
    <>
      {notice.newConflicts > 0 && (
        <StateBadge look="attention" icon={<BranchCompareFilled />}>
          {t('notice.conflicts', { count: notice.newConflicts })}
        </StateBadge>
      )}
      {notice.needsAttention > 0 && (
        <StateBadge look="attention" icon={<WarningFilled />}>
          {t('notice.attention', { count: notice.needsAttention })}
        </StateBadge>
      )}
    </>
  );
}
