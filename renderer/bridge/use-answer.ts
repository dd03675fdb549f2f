import { keepPreviousData, type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Envelope } from '../../shared/ipc/contract.ts';
import { type BridgeError, call } from './call.ts';

interface AnswerOptions {
  /** Not asked while false. */
  readonly isAsked?: boolean;
  /** What stood there before stays until the answer to the new key is in. */
  readonly keepsPrevious?: boolean;
  /** What is under way is given up once nobody looks at it, and asked anew when somebody does: main keeps to the newest. */
  readonly isGivenUpUnseen?: boolean;
}

/**
 * What a channel answers, kept under `key` until an event says that it is old.
 * Keys begin with what an event renews: `devices`, `preview`, `roster`, `bench`, `settings`, `work`, `practice`,
 * `stage`, `boot`.
 */
export function useAnswer<T>(
  channelCall: () => Promise<Envelope<T>>,
  key: QueryKey,
  { isAsked = true, keepsPrevious = false, isGivenUpUnseen = false }: AnswerOptions = {},
): UseQueryResult<T, BridgeError> {
  return useQuery<T, BridgeError>({
    queryKey: key,
    // A query whose signal was taken is given up when its last observer goes, and only then.
    queryFn: isGivenUpUnseen
      ? async ({ signal }) => {
          const answer = await call(channelCall());
          signal.throwIfAborted();
          return answer;
        }
      : () => call(channelCall()),
    enabled: isAsked,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
