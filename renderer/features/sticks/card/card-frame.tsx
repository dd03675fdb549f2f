import { Card, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HardDriveRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import { edge, type Look } from '../../../ui/look.ts';
import { Plate } from '../../../ui/plate.tsx';
import type { CardFace } from '../words/card-face.ts';
import { StateIcon } from './card-icon.tsx';

const useStyles = makeStyles({
  failed: {
    ...edge(tokens.colorStatusDangerBackground3),
    '@media (forced-colors: active)': {
      borderTopWidth: '2px',
      borderRightWidth: '2px',
      borderBottomWidth: '2px',
      borderLeftWidth: '2px',
    },
  },
  attention: edge(tokens.colorStatusWarningBorder1),
  leftOut: {
    backgroundColor: 'transparent',
    borderTopStyle: 'dashed',
    borderRightStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    ...edge(tokens.colorNeutralStroke1),
  },
});

interface CardFrameProps {
  readonly label: string;
  readonly look: Look;
  readonly className: string;
  readonly children: ReactNode;
}

/** The card of one drive, whose edge tells its look too. */
export function CardFrame({ label, look, className, children }: CardFrameProps) {
  const styles = useStyles();
  return (
    <Card
      role="article"
      appearance="outline"
      aria-label={label}
      className={mergeClasses(
        className,
        look === 'failed' && styles.failed,
        look === 'attention' && styles.attention,
        look === 'left-out' && styles.leftOut,
      )}
    >
      {children}
    </Card>
  );
}

interface CardPlateProps {
  readonly card: StickCard;
  readonly face: CardFace;
  readonly size: 56 | 64;
}

/** The number of a drive and the icon of its state. */
export function CardPlate({ card, face, size }: CardPlateProps) {
  return (
    <Plate
      size={size}
      number={card.number}
      look={face.look}
      icon={<StateIcon of={face.icon} />}
      glyph={<HardDriveRegular />}
    />
  );
}
