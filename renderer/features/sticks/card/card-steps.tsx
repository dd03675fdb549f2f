import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleHalfFillFilled, CircleRegular, DismissCircleFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useLookText } from '../../../ui/look.ts';
import { useHidden } from '../hidden.ts';
import type { CardSteps, StepLook } from '../words/step-words.ts';

const STEPS = [
  ['write', 'step.write'],
  ['verify', 'step.verify'],
  ['eject', 'step.eject'],
] as const satisfies readonly (readonly [keyof CardSteps, string])[];

const LOOKS = {
  done: { Icon: CheckmarkCircleFilled, color: 'done', words: 'card.stepDone' },
  now: { Icon: CircleHalfFillFilled, color: 'working', words: 'card.stepNow' },
  failed: { Icon: DismissCircleFilled, color: 'failed', words: 'card.stepFailed' },
  next: { Icon: CircleRegular, color: 'waiting', words: 'card.stepNext' },
} as const satisfies Record<StepLook, unknown>;

const useStyles = makeStyles({
  steps: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    minHeight: '20px',
  },
  step: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    '& svg': { width: '16px', height: '16px', flexShrink: 0 },
  },
  now: { fontWeight: tokens.fontWeightSemibold },
});

/** Write, verify, eject: how far one stick is. */
export function CardStepList({ steps }: { readonly steps: CardSteps }) {
  const styles = useStyles();
  const text = useLookText();
  const { hidden } = useHidden();
  const { t } = useTranslation('sticks');
  return (
    <ul className={styles.steps} aria-label={t('card.steps')}>
      {STEPS.map(([step, name]) => {
        const look = steps[step];
        const { Icon, color, words } = LOOKS[look];
        return (
          <li key={step} className={mergeClasses(styles.step, text[color], look === 'now' && styles.now)}>
            <span className={hidden}>{t(words, { step: t(name) })}</span>
            <Icon aria-hidden />
            <span aria-hidden>{t(name)}</span>
          </li>
        );
      })}
    </ul>
  );
}
