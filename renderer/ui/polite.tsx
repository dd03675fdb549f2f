import { makeStyles } from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';

type Say = (line: string) => void;

const PoliteContext = createContext<Say>(() => {});

/** Long enough for a screen reader to notice a change, so that two lines in one moment are both read. */
const BETWEEN_LINES_MS = 150;
/** A line that nobody can hear any more is taken away, or it would be found by browsing. */
const KEPT_MS = 10_000;

const useStyles = makeStyles({
  region: {
    // At its place in the text it would make the window a pixel too high, and focus would scroll it.
    position: 'fixed',
    top: 0,
    left: 0,
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** The one polite live region of the window. */
export function PoliteRegion({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const waiting = useRef<string[]>([]);
  const [line, setLine] = useState('');
  const [turn, setTurn] = useState(0);
  const say = useCallback<Say>((next) => {
    waiting.current.push(next);
    setTurn((value) => value + 1);
  }, []);
  useEffect(() => {
    if (turn === 0) {
      return;
    }
    const next = waiting.current.shift();
    if (next === undefined) {
      const timer = setTimeout(() => setLine(''), KEPT_MS);
      return () => clearTimeout(timer);
    }
    setLine(next);
    const timer = setTimeout(() => setTurn((value) => value + 1), BETWEEN_LINES_MS);
    return () => clearTimeout(timer);
  }, [turn]);
  return (
    <PoliteContext value={say}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className={styles.region}>
        {line}
      </div>
    </PoliteContext>
  );
}

/** Says one line to screen readers when they are free: one for a stick that ends, none for percentages. */
export function usePolite(): Say {
  return useContext(PoliteContext);
}
