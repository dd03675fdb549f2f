import { Warning24Filled } from '@fluentui/react-icons';
import { type TroubleProps, TroubleState } from './trouble-state.tsx';

/** Something is full: the disk, a list. Said before it fails. */
export function FullState(props: TroubleProps) {
  return <TroubleState {...props} look="attention" icon={<Warning24Filled />} />;
}
