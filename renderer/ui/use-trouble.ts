import { useTranslation } from 'react-i18next';
import { BridgeError } from '../bridge/call.ts';

/** What to do about a call that failed, in a sentence. */
export function useTrouble(): (error: unknown) => string {
  const { t } = useTranslation('shell');
  return (error) => t(`trouble.${error instanceof BridgeError ? error.code : 'unexpected'}`);
}
