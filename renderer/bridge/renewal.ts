import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Reads again all that begins with a key, one round at a time: main cannot be told to give up a request, so events that
 * come faster than answers must not pile them up. What was under way when an event came may be older than it, and is
 * read once more when it is there.
 */
export function createRenewal(client: QueryClient, queryKey: QueryKey): () => void {
  let isUnderWay = false;
  let isAskedAgain = false;

  async function run(): Promise<void> {
    isUnderWay = true;
    do {
      isAskedAgain = client.isFetching({ queryKey }) > 0;
      await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
    } while (isAskedAgain);
    isUnderWay = false;
  }

  return () => {
    if (isUnderWay) isAskedAgain = true;
    else void run();
  };
}
