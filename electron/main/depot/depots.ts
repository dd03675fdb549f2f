import type { DepotView } from '../../../shared/ipc/app.ts';
import type { DepotSession } from './depot-session.ts';

export interface Depots {
  view(): DepotView;
  /** The open depot; null while there is none. */
  session(): DepotSession | null;
  reopen(): Promise<DepotView>;
  lastExportFolder(): string | null;
}
