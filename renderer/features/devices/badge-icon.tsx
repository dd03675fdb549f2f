import {
  BranchCompareFilled,
  CheckmarkCircleFilled,
  ClockFilled,
  CopyFilled,
  DocumentErrorFilled,
  InfoFilled,
  NumberSymbolFilled,
  WarningFilled,
} from '@fluentui/react-icons';
import type { BadgeIcon } from './row-badge.ts';

const ICONS: Readonly<Record<BadgeIcon, typeof WarningFilled>> = {
  done: CheckmarkCircleFilled,
  conflict: BranchCompareFilled,
  damaged: DocumentErrorFilled,
  number: NumberSymbolFilled,
  look: WarningFilled,
  clock: ClockFilled,
  copy: CopyFilled,
  note: InfoFilled,
};

export function BadgeIconOf({ icon }: { readonly icon: BadgeIcon }) {
  const Icon = ICONS[icon];
  return <Icon aria-hidden />;
}
