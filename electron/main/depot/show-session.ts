import type { Tell } from '../ipc/events.ts';
import type { SystemSigns } from '../window/system-signs.ts';
import type { DepotSession } from './depot-session.ts';

/** Shows everything that changes in the session, in the window and by the signs of the system, until it is closed. */
export function showSession({ bench, works, practice, signal }: DepotSession, tell: Tell, signs: SystemSigns): void {
  const showBench = (view: ReturnType<typeof bench.view>) => {
    tell('sticks:bench-changed', view);
    signs.ofBench(view, bench.isWriting());
  };
  const showWorks = (list: ReturnType<typeof works.list>) => {
    tell('work:changed', list);
    signs.ofWorks(list);
  };
  const ends = [bench.onChange(showBench), works.onChange(showWorks)];
  if (practice !== null) ends.push(practice.onChange((view) => tell('practice:changed', view)));
  showBench(bench.view());
  showWorks(works.list());
  signal.addEventListener('abort', () => {
    for (const end of ends) end();
  });
}
