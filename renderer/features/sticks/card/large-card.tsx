import { mergeClasses, Subtitle1 } from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons';
import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import { useLookText } from '../../../ui/look.ts';
import { GlideBar } from '../glide-bar.tsx';
import { cardActions } from '../words/card-actions.ts';
import { cardFace } from '../words/card-face.ts';
import { cardContents, cardLabel, driveName, drivePlace, driveReasons } from '../words/drive-words.ts';
import { useSay } from '../words/use-say.ts';
import { type Act, CardButtons } from './card-buttons.tsx';
import { CardFrame, CardPlate } from './card-frame.tsx';
import { CardStepList } from './card-steps.tsx';
import { useLargeCardStyles } from './large-card-styles.ts';
import { Percent } from './percent.tsx';
import { ReasonChips } from './reason-chips.tsx';

interface LargeCardProps {
  readonly card: StickCard;
  readonly limitGib: number;
  readonly isRunning: boolean;
  readonly onAct: Act;
}

/** Characters that fit: a state beside a percentage, and two lines of advice. */
const LONG_WORD = 10;
const LONG_ADVICE = 72;

/** One drive while sticks are prepared: plate, state, how far, what else is on it, where it is. */
export function LargeCard({ card, limitGib, isRunning, onAct }: LargeCardProps) {
  const styles = useLargeCardStyles();
  const text = useLookText();
  const say = useSay();
  const face = cardFace(card, say);
  const name = driveName(card, say);
  const place = drivePlace(card, say);
  const contents = cardContents(card, say);
  const isWorking = card.state.is === 'working' || card.state.is === 'reading';
  const reasons = face.look === 'left-out' ? driveReasons(card, limitGib, say) : [];
  // What is over is dismissed with the run or in the list after it; here it would only make the card taller.
  const { main } = cardActions(card, isRunning);
  const hasButton = main !== null && main !== 'dismiss';
  const isLong = face.advice !== null && face.advice.length > LONG_ADVICE;
  return (
    <CardFrame
      label={cardLabel(card, face.word, say)}
      look={face.look}
      className={mergeClasses(styles.card, hasButton && face.steps !== null && styles.tight)}
    >
      <div className={styles.head}>
        <CardPlate card={card} face={face} size={64} />
        <div className={styles.words}>
          <div className={styles.stateLine}>
            <Subtitle1
              className={mergeClasses(
                styles.state,
                text[face.look],
                isWorking && face.word.length > LONG_WORD && styles.longState,
              )}
            >
              {face.word}
            </Subtitle1>
            {isWorking && face.share !== null && <Percent share={face.share} />}
          </div>
          <span className={styles.sentence} title={face.sentence}>
            {face.sentence}
          </span>
        </div>
      </div>
      {face.share !== null && (
        <GlideBar
          share={face.share}
          look={face.look === 'failed' ? 'failed' : face.share === 1 ? 'done' : 'working'}
          label={
            card.number === null ? say.t('card.progressNew', { name }) : say.t('card.progress', { number: card.number })
          }
        />
      )}
      {face.steps !== null && <CardStepList steps={face.steps} />}
      <div className={styles.middle}>
        {reasons.length > 0 && <ReasonChips reasons={reasons} />}
        {face.advice !== null ? (
          <span className={mergeClasses(styles.advice, isLong && styles.longAdvice)}>{face.advice}</span>
        ) : (
          contents !== null && (
            <span className={styles.contents}>
              <FolderRegular aria-hidden />
              {contents.whole}
            </span>
          )
        )}
      </div>
      {/* What can be done stands where the place does, so that a card with a button is no taller than its row. */}
      {hasButton ? (
        <div className={mergeClasses(styles.foot, styles.footWithButton)}>
          <span className={styles.nameAndPlace}>
            <span className={styles.longName} title={name}>
              {name}
            </span>
            <span className={styles.name}>{place}</span>
          </span>
          <CardButtons isCompact card={card} isRunning={isRunning} onAct={onAct} />
        </div>
      ) : (
        <div className={styles.foot}>
          <span className={styles.name} title={name}>
            {name}
          </span>
          <span className={styles.place}>{place}</span>
        </div>
      )}
    </CardFrame>
  );
}
