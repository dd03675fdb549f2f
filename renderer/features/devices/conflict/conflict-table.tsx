import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictView } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Mono } from '../../../ui/mono.tsx';
import { Plate } from '../../../ui/plate.tsx';
import { differingPieces, type ValuePiece } from './value-difference.ts';

const useStyles = makeStyles({
  card: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowX: 'auto',
  },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', minWidth: '560px' },
  cell: {
    padding: '9px 16px',
    textAlign: 'start',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  side: { borderLeft: `1px solid ${tokens.colorNeutralStroke3}` },
  first: { width: '18%' },
  head: { paddingTop: '10px', paddingBottom: '10px' },
  headWords: { display: 'flex', alignItems: 'center', gap: '8px' },
  strong: { display: 'block', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  caption: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  differs: { backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorNeutralForeground1 },
  name: { display: 'flex', gap: '8px', alignItems: 'center' },
  nameDiffers: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  mark: {
    width: '20px',
    textAlign: 'center',
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: '20px',
    lineHeight: '20px',
  },
  markDiffers: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  piece: {
    backgroundColor: 'transparent',
    color: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorStatusWarningBackground3,
    textDecorationThickness: '2px',
    textUnderlineOffset: '4px',
  },
  none: { color: tokens.colorNeutralForeground3 },
  more: { margin: '0 4px', minHeight: '40px' },
});

type Field = ConflictView['fields'][number];
type Compared = Field & { readonly field: Exclude<Field['field'], 'capturedAt'> };
/** When they were captured stands in the head, and two captures always differ in it. */
const isCompared = (field: Field): field is Compared => field.field !== 'capturedAt';

/** Equal fields that are shown without asking. */
const SHOWN_SAME = ['serial', 'disk'] as const;
const MONO = new Set<Compared['field']>(['uuid', 'tpmKey', 'serial', 'hashSerial', 'network', 'productKeyId']);

/** The two captures field by field; what differs comes first and is marked by sign, tint and underline. */
export function ConflictTable({ view }: { readonly view: ConflictView }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const [isOpen, setIsOpen] = useState(false);
  const fields = view.fields.filter(isCompared);
  const differing = fields.filter(({ differs }) => differs);
  const same = fields.filter(({ differs, older }) => !differs && older !== '');
  const isShown = (name: string) => SHOWN_SAME.some((shown) => shown === name);
  const [first, more] = [same.filter(({ field }) => isShown(field)), same.filter(({ field }) => !isShown(field))];
  return (
    <div className={styles.card}>
      <table className={styles.table} aria-label={t('conflict.table')}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.head, styles.first)}>
              <span className={styles.strong}>{view.model}</span>
              <span className={styles.caption}>
                <Mono wraps>{view.serial}</Mono>
              </span>
            </th>
            <SideHead side="older" view={view} />
            <SideHead side="newer" view={view} />
          </tr>
        </thead>
        <tbody>
          {[...differing, ...first, ...(isOpen ? more : [])].map((field) => (
            <FieldRow key={field.field} field={field} />
          ))}
        </tbody>
      </table>
      {more.length > 0 && (
        <Button
          appearance="transparent"
          className={styles.more}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('conflict.moreSame', { count: more.length })}
        </Button>
      )}
    </div>
  );
}

function SideHead({ side, view }: { readonly side: 'older' | 'newer'; readonly view: ConflictView }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { stickNumber, batch, capturedAt } = view[side];
  const facts = [
    capturedAt === null ? t('drawer.noTime') : format.moment(capturedAt),
    stickNumber === null ? '' : t('drawer.stick', { number: stickNumber }),
    batch === '' ? '' : t('drawer.batch', { batch }),
  ];
  return (
    <th scope="col" className={mergeClasses(styles.cell, styles.head, styles.side)}>
      <span className={styles.headWords}>
        {stickNumber !== null && (
          <span aria-hidden>
            <Plate number={stickNumber} look="neutral" size={32} />
          </span>
        )}
        <span>
          <span className={styles.strong}>{t(`conflict.${side}`)}</span>
          <span className={styles.caption}>{facts.filter((text) => text !== '').join(' · ')}</span>
        </span>
      </span>
    </th>
  );
}

function FieldRow({ field }: { readonly field: Compared }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const { differs } = field;
  const [older, newer] = differs
    ? differingPieces(field.older, field.newer)
    : [[{ text: field.older, differs }], [{ text: field.newer, differs }]];
  const value = (pieces: readonly ValuePiece[]) => {
    if (pieces.every(({ text }) => text === '')) return <span className={styles.none}>{t('conflict.nothing')}</span>;
    const marked = pieces.map((piece, index) =>
      piece.differs ? (
        // The pieces of a value have no names; their order is all there is.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <mark key={index} className={styles.piece}>
          {piece.text}
        </mark>
      ) : (
        piece.text
      ),
    );
    return MONO.has(field.field) ? <Mono wraps>{marked}</Mono> : marked;
  };
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <span className={styles.name}>
          <span className={mergeClasses(styles.mark, differs && styles.markDiffers)} aria-hidden>
            {differs ? '≠' : '='}
          </span>
          <span className={differs ? styles.nameDiffers : undefined}>
            {t(`conflict.field.${field.field}`)}
            <span className={styles.hidden}> {t(differs ? 'conflict.differsMark' : 'conflict.sameMark')}</span>
          </span>
        </span>
      </th>
      <td className={mergeClasses(styles.cell, styles.side, differs && styles.differs)}>{value(older)}</td>
      <td className={mergeClasses(styles.cell, styles.side, differs && styles.differs)}>{value(newer)}</td>
    </tr>
  );
}
