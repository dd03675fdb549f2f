import { makeStyles } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createPoliteLines, type PoliteLines } from './polite-lines.ts';

const PoliteContext = createContext<PoliteLines['say']>(() => {});

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
  const [line, setLine] = useState('');
  const [lines] = useState(() => createPoliteLines(setLine));
  useEffect(() => lines.stop, [lines]);
  return (
    <PoliteContext value={lines.say}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className={styles.region}>
        {line}
      </div>
    </PoliteContext>
  );
}

/** Says one line to screen readers when they are free: one for a stick that ends, none for percentages. */
export function usePolite(): PoliteLines['say'] {
  return useContext(PoliteContext);
}
