import {
  AddCircleFilled,
  ArrowCircleDownFilled,
  ArrowCircleUpFilled,
  ArrowEjectFilled,
  ArrowSyncCircleFilled,
  CheckmarkCircleFilled,
  CircleHintFilled,
  ClockFilled,
  DismissCircleFilled,
  ProhibitedFilled,
  RadioButtonFilled,
  WarningFilled,
} from '@fluentui/react-icons';
import type { CardIcon } from '../words/card-face.ts';

const ICONS = {
  looking: CircleHintFilled,
  reading: ArrowCircleUpFilled,
  stranger: AddCircleFilled,
  prepared: RadioButtonFilled,
  done: CheckmarkCircleFilled,
  writing: ArrowCircleDownFilled,
  verifying: ArrowSyncCircleFilled,
  ejecting: ArrowEjectFilled,
  waiting: ClockFilled,
  failed: DismissCircleFilled,
  attention: WarningFilled,
  'left-out': ProhibitedFilled,
} as const satisfies Record<CardIcon, unknown>;

/** The one icon of a state. */
export function StateIcon({ of }: { readonly of: CardIcon }) {
  const Icon = ICONS[of];
  return <Icon aria-hidden />;
}
