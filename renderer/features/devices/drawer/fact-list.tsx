import { Mono } from '../../../ui/mono.tsx';
import { useDrawerStyles } from './drawer-styles.ts';
import type { Fact } from './hardware-facts.ts';

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useDrawerStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, values, isMono }) => [
        <dt key={`${name}-name`} className={styles.name}>
          {name}
        </dt>,
        <dd key={`${name}-value`} className={styles.value}>
          {values.map((value) => (
            <div key={value}>{isMono ? <Mono wraps>{value}</Mono> : value}</div>
          ))}
        </dd>,
      ])}
    </dl>
  );
}
