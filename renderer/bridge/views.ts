import { skipToken, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { BootView, DepotView } from '../../shared/ipc/app.ts';
import type { PracticeView } from '../../shared/ipc/practice.ts';
import type { SettingsView } from '../../shared/ipc/settings.ts';
import type { BenchView } from '../../shared/ipc/sticks.ts';
import type { WorkView } from '../../shared/ipc/work.ts';
import { bridge } from './bridge.ts';
import { type BridgeError, call } from './call.ts';
import { queryClient } from './query-client.ts';
import { useAnswer } from './use-answer.ts';

// The views that more than one place shows, each under its one key.

const BOOT = ['boot'] as const;

/** Asked before anything is drawn, while the rest of the program is read; `useBoot` takes the same answer. */
export function askBoot(): Promise<BootView> {
  return queryClient.fetchQuery({ queryKey: BOOT, queryFn: readBoot });
}

async function readBoot(): Promise<BootView> {
  const boot = await call(bridge.app.boot());
  queryClient.setQueryData(['settings'], (known: SettingsView | undefined) => known ?? boot.settings);
  queryClient.setQueryData(['depot'], (known: DepotView | undefined) => known ?? boot.depot);
  return boot;
}

export function useBoot(): UseQueryResult<BootView, BridgeError> {
  return useQuery<BootView, BridgeError>({ queryKey: BOOT, queryFn: readBoot });
}

export function useSettings(): UseQueryResult<SettingsView, BridgeError> {
  return useAnswer(() => bridge.settings.get(), ['settings']);
}

/** Which depot, and whether it is open, as boot or an event told it; undefined until then. */
export function useDepot(): DepotView | undefined {
  return useQuery<DepotView, BridgeError>({ queryKey: ['depot'], queryFn: skipToken }).data;
}

/** All that the page of the sticks shows above its roster. Main tells each change. */
export function useBench(): UseQueryResult<BenchView, BridgeError> {
  const isOpen = useDepot()?.state === 'open';
  return useAnswer(() => bridge.sticks.bench(), ['bench'], { isAsked: isOpen });
}

export function useWork(): UseQueryResult<readonly WorkView[], BridgeError> {
  const isOpen = useDepot()?.state === 'open';
  return useAnswer(() => bridge.work.list(), ['work'], { isAsked: isOpen });
}

/** Null outside the practice depot. */
export function usePracticeView(): UseQueryResult<PracticeView | null, BridgeError> {
  const isOpen = useDepot()?.state === 'open';
  return useAnswer(() => bridge.practice.view(), ['practice'], { isAsked: isOpen });
}
