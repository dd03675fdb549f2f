import { Card, makeStyles, mergeClasses, Radio, RadioGroup, Subtitle2, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, LightbulbFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Resolution } from '../../../../shared/devices/conflict.ts';
import type { ConflictView } from '../../../../shared/ipc/devices.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '12px' },
  title: { margin: 0 },
  choices: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: '16px' },
  choice: {
    padding: 0,
    height: '100%',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    '::after': { borderRadius: tokens.borderRadiusXLarge },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    '::after': {
      borderTopColor: tokens.colorCompoundBrandStroke,
      borderRightColor: tokens.colorCompoundBrandStroke,
      borderBottomColor: tokens.colorCompoundBrandStroke,
      borderLeftColor: tokens.colorCompoundBrandStroke,
    },
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  // The whole card is the label of its radio.
  radio: { alignItems: 'flex-start', width: '100%', height: '100%', padding: '4px 8px 8px', boxSizing: 'border-box' },
  // In the middle of the first line, whose words are larger than a radio's own.
  indicator: { marginTop: '11px' },
  labelSlot: { flexGrow: 1, alignSelf: 'stretch', marginTop: 0, marginBottom: 0 },
  label: { display: 'grid', gap: '4px' },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  about: { color: tokens.colorNeutralForeground2 },
});

type Decided = Exclude<Resolution, 'later'>;
const isDecided = (choice: Resolution): choice is Decided => choice !== 'later';

interface ConflictChoicesProps {
  readonly view: ConflictView;
  readonly choice: Decided | null;
  readonly onChoose: (choice: Decided) => void;
}

/** The ways out, each with what it means; the one that fits best says so. */
export function ConflictChoices({ view, choice, onChoose }: ConflictChoicesProps) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const about = (offered: Decided) => {
    switch (offered) {
      case 'use-newer':
        return t(
          view.looksLike === 'replaced-board' ? 'conflict.about.use-newer.board' : 'conflict.about.use-newer.plain',
        );
      case 'use-older':
        return t(`conflict.about.use-older.${view.kind}`);
      case 'two-devices':
        return t('conflict.about.two-devices');
    }
  };
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" id="conflict-question" className={styles.title}>
        {t('conflict.question')}
      </Subtitle2>
      <RadioGroup
        aria-labelledby="conflict-question"
        className={styles.choices}
        value={choice ?? ''}
        // The values are those of the radios below; Fluent knows them as texts.
        onChange={(_, { value }) => onChoose(value as Decided)}
      >
        {view.choices.filter(isDecided).map((offered) => (
          <Card
            key={offered}
            appearance="outline"
            className={mergeClasses(styles.choice, offered === choice && styles.chosen)}
          >
            <Radio
              value={offered}
              className={styles.radio}
              indicator={{ className: styles.indicator }}
              label={{
                className: styles.labelSlot,
                children: (
                  <span className={styles.label}>
                    <span className={styles.name}>
                      {t(`conflict.choice.${offered}`)}
                      {offered === view.choice ? (
                        <StateBadge look="done" icon={<CheckmarkCircleFilled />}>
                          {t('conflict.chosen')}
                        </StateBadge>
                      ) : (
                        offered === view.fits && (
                          <StateBadge look="working" icon={<LightbulbFilled />}>
                            {t('conflict.fits')}
                          </StateBadge>
                        )
                      )}
                    </span>
                    <span className={styles.about}>{about(offered)}</span>
                  </span>
                ),
              }}
            />
          </Card>
        ))}
      </RadioGroup>
    </section>
  );
}
