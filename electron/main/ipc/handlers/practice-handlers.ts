import { ok } from '../../../../shared/result.ts';
import type { MainContext } from '../../main-context.ts';
import { refused } from '../refused.ts';
import type { FeatureHandlers } from '../registrar.ts';

export function practiceHandlers({ depots, mayLeave }: MainContext): FeatureHandlers<'practice'> {
  const round = () => depots.session()?.practice ?? null;

  async function go(kind: 'own' | 'practice'): Promise<null> {
    // What is being written on the bench would be stopped by going.
    if (depots.view().kind !== kind && (await mayLeave())) await depots.enter(kind);
    return null;
  }

  return {
    'practice:enter': () => go('practice'),
    'practice:leave': () => go('own'),
    'practice:view': async () => round()?.view() ?? null,
    'practice:run-devices': async () => round()?.runDevices() ?? refused('not-practice'),
    'practice:bring-back': async () => round()?.bringBack() ?? refused('not-practice'),
    'practice:move-stick': async ({ stick, to }) => round()?.moveStick(stick, to) ?? refused('not-practice'),
    async 'practice:restart'() {
      const current = round();
      if (current === null) return refused('not-practice');
      if (current.view().isBusy) return refused('busy');
      await depots.restartPractice();
      const view = round()?.view();
      return view === undefined ? refused('not-practice') : ok(view);
    },
  };
}
