import { useEffect, useRef } from 'react';
import { useBench, useDepot } from '../../bridge/views.ts';
import { usePolite } from '../../ui/polite.tsx';
import { useSound } from '../../ui/use-sound.ts';
import { announcement, type BenchSeen } from './words/stick-news.ts';
import { useSay } from './words/use-say.ts';

/** Says and sounds what ended, whichever page is open. Sticks that end within one picture of the bench sound once. */
export function StickAnnouncer() {
  const bench = useBench().data;
  const kind = useDepot()?.kind;
  const announce = usePolite();
  const play = useSound();
  const say = useSay();
  const before = useRef<BenchSeen | null>(null);
  useEffect(() => {
    const now = bench === undefined ? null : { bench, kind };
    if (now !== null) {
      const { lines, sound } = announcement(before.current, now, say);
      for (const line of lines) announce(line);
      if (sound !== null) play(sound);
    }
    before.current = now;
  }, [bench, kind, announce, play, say]);
  return null;
}
