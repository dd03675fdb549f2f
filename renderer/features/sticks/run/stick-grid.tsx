import { makeStyles } from '@fluentui/react-components';
import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import type { Act } from '../card/card-buttons.tsx';
import { LargeCard } from '../card/large-card.tsx';

const useStyles = makeStyles({
  // The page's content is the container: a drawer beside it takes columns away like a narrower window.
  grid: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '16px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridAutoRows: 'minmax(238px, auto)',
    // One range for each: rules of a container query have no order among them.
    '@container (min-width: 600px) and (max-width: 695px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    '@container (min-width: 696px) and (max-width: 975px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
    '@container (min-width: 976px) and (max-width: 1479px)': { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
    '@container (min-width: 1480px)': { gridTemplateColumns: 'repeat(5, minmax(0, 1fr))' },
  },
  item: { minWidth: 0 },
});

interface StickGridProps {
  readonly label: string;
  readonly cards: readonly StickCard[];
  readonly limitGib: number;
  readonly isRunning: boolean;
  readonly onAct: Act;
}

/** Cards in the order of their slots: a card keeps its place while it is there. */
export function StickGrid({ label, cards, limitGib, isRunning, onAct }: StickGridProps) {
  const styles = useStyles();
  return (
    <ul className={styles.grid} aria-label={label}>
      {cards.map((card) => (
        <li key={card.card} className={styles.item}>
          <LargeCard card={card} limitGib={limitGib} isRunning={isRunning} onAct={onAct} />
        </li>
      ))}
    </ul>
  );
}
