import type { Answer } from '../../../shared/ipc/contract.ts';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import type { WorkView } from '../../../shared/ipc/work.ts';
import type { Store } from '../../core/store/open-store.ts';

export interface Bench {
  view(): BenchView;
  onChange(listener: (view: BenchView) => void): () => void;
  prepare(cards: readonly string[] | null, accepted: readonly string[]): Promise<Answer<'sticks:prepare'>>;
  isWriting(): boolean;
  close(): Promise<void>;
}
export interface Works {
  list(): readonly WorkView[];
  isBusy(): boolean;
  close(): Promise<void>;
}
export interface DepotSession {
  readonly store: Store;
  readonly bench: Bench;
  readonly works: Works;
  readonly practice: { view(): PracticeView } | null;
  close(): Promise<void>;
}
