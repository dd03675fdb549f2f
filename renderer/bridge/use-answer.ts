import { keepPreviousData, type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Envelope } from '../../shared/ipc/contract.ts';
import { type BridgeError, call } from './call.ts';

interface AnswerOptions {
  /** Not asked while false. */
  readonly isAsked?: boolean;
  /** What stood there before stays until the answer to the new key is in. */
  readonly keepsPrevious?: boolean;
  /** Tells main to give up what is under way once nobody looks at it; it is asked anew when somebody does. */
  readonly giveUp?: () => Promise<unknown>;
}

/**
 * What a channel answers, kept under `key` until an event says that it is old.
 * Keys begin with what an event renews: `devices`, `preview`, `roster`, `bench`, `settings`, `work`, `practice`,
 * `stage`, `boot`.
 */
export function useAnswer<T>(
  channelCall: () => Promise<Envelope<T>>,
  key: QueryKey,
  { isAsked = true, keepsPrevious = false, giveUp }: AnswerOptions = {},
): UseQueryResult<T, BridgeError> {
  return useQuery<T, BridgeError>({
    queryKey: key,
    queryFn: queryFunction(channelCall, giveUp),
    enabled: isAsked,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A query whose signal was taken is given up when its last observer goes, and only then. */
export function queryFunction<T>(
  channelCall: () => Promise<Envelope<T>>,
  giveUp: AnswerOptions['giveUp'],
): (context: { readonly signal: AbortSignal }) => Promise<T> {
  if (giveUp === undefined) return () => call(channelCall());
  return ({ signal }) => {
    signal.addEventListener('abort', () => void giveUp().catch(() => undefined));
    return call(channelCall());
  };
}
