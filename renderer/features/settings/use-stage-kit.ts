import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { StageChoice } from '../../../shared/ipc/settings.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useDepot } from '../../bridge/views.ts';
import { useAsk, useFailures } from './failures.ts';

type Kit = StageChoice['kit'];

/** What the kit does on the device. It belongs to what goes onto the sticks, and is the same as there. */
export function useStageKit() {
  const { t } = useTranslation('sticks');
  const client = useQueryClient();
  const ask = useAsk();
  const isOpen = useDepot()?.state === 'open';
  const stage = useAnswer(() => bridge.sticks.stageView(), ['stage'], { isAsked: isOpen }).data;
  const set = async <N extends keyof Kit>(row: string, name: N, value: Kit[N]): Promise<void> => {
    if (stage === undefined) {
      return;
    }
    const { choice } = stage;
    const wanted: StageChoice = { ...choice, kit: { ...choice.kit, [name]: value } };
    client.setQueryData(['stage'], { ...stage, choice: wanted });
    const after: Answer<'sticks:stage-view'> | null = await ask(row, bridge.sticks.setStage(wanted));
    client.setQueryData(['stage'], after ?? stage);
    if (after?.isKept === false) useFailures.getState().set(row, t('stage.notKept'));
  };
  return { kit: stage?.choice.kit ?? null, isOpen, set };
}
