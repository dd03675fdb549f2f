import { useEffect, useRef } from 'react';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import { useBench, useDepot } from '../../bridge/views.ts';
import { usePolite } from '../../ui/polite.tsx';
import { useSound } from '../../ui/use-sound.ts';
import { stickNews } from './words/stick-news.ts';
import { useSay } from './words/use-say.ts';

/**
 * One line for each stick that ends, whichever page is open, and one sound: the one for bad where any needs a hand.
 * Sticks that end within one picture of the bench sound once.
 */
export function StickAnnouncer() {
  const bench = useBench().data;
  const kind = useDepot()?.kind;
  const announce = usePolite();
  const play = useSound();
  const say = useSay();
  const before = useRef<{ readonly bench: BenchView; readonly kind: typeof kind } | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = bench === undefined ? null : { bench, kind };
    // The first picture of a depot is how it is, not what happened.
    if (bench === undefined || last === null || last.kind !== kind || last.bench === bench) return;
    const news = stickNews(last.bench, bench, say);
    for (const { line } of news) announce(line);
    if (news.length > 0) play(news.every(({ isGood }) => isGood) ? 'good' : 'bad');
  }, [bench, kind, announce, play, say]);
  return null;
}
