/** Lets the test that started this process run code in main, as Playwright does in a real Electron. */
import { hostApp } from './app.ts';
import electron from './electron.ts';

export type ToHost = { readonly id: number; readonly source: string; readonly argument: unknown } | 'where-is-chromium';
export type FromHost =
  | { readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly endpoint: string };

export function serveTest(): void {
  const send = process.send?.bind(process);
  if (send === undefined) return;
  const tell = (message: FromHost) => send(message);
  process.on('message', async (message: ToHost) => {
    if (message === 'where-is-chromium') {
      tell({ endpoint: (await hostApp.started()).endpoint });
      return;
    }
    const { id, source, argument } = message;
    try {
      // The text of a function of the test.
      const run = new Function(`return (${source})`)();
      tell({ id, ok: true, value: await run(electron, argument) });
    } catch (error) {
      tell({ id, ok: false, value: error instanceof Error ? error.stack : String(error) });
    }
  });
  // The test is gone, and with it whoever could close the window.
  process.once('disconnect', () => process.exit(1));
}
