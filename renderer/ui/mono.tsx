import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  mono: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '14px',
    lineHeight: '20px',
    fontVariantLigatures: 'none',
    fontFeatureSettings: '"calt" 0, "zero" 1',
  },
  wraps: { overflowWrap: 'anywhere' },
});

/** Serials, MAC addresses, UUIDs, error names. A serial is never cut; `wraps` is for what is longer than its place. */
export function Mono({ wraps = false, children }: { readonly wraps?: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <span translate="no" className={mergeClasses(styles.mono, wraps && styles.wraps)}>
      {children}
    </span>
  );
}
