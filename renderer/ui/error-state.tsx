import { DismissCircle24Filled } from '@fluentui/react-icons';
import { type TroubleProps, TroubleState } from './trouble-state.tsx';

/** One part of a page could not be shown; the rest of it goes on. */
export function ErrorState(props: TroubleProps) {
  return <TroubleState {...props} look="failed" icon={<DismissCircle24Filled />} />;
}
