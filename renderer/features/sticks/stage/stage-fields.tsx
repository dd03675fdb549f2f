import { Dropdown, Field, Input, makeStyles, Option, Subtitle2, Switch } from '@fluentui/react-components';
import { useId } from 'react';
import type { StageChoice } from '../../../../shared/ipc/settings.ts';
import { useSay } from '../words/use-say.ts';

const LABEL_LIMIT = 512;

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    columnGap: '20px',
    rowGap: '16px',
    alignItems: 'start',
  },
  dropdown: { minWidth: 'unset', width: '100%' },
  switch: { alignSelf: 'end' },
});

interface StageFieldsProps {
  readonly choice: StageChoice;
  readonly isTagRefused: boolean;
  readonly onChange: (change: Partial<StageChoice>) => void;
}

const LABELS = [
  ['tenant', 'stage.tenant', 'stage.tenantHint'],
  ['batch', 'stage.batch', 'stage.batchHint'],
  ['groupTag', 'stage.tag', 'stage.tagHint'],
  ['orderId', 'stage.order', null],
] as const;

const LANGUAGES = [
  ['system', 'stage.languageSystem'],
  ['en', 'stage.languageEn'],
  ['nl', 'stage.languageNl'],
] as const;
const AFTER = [
  ['ask', 'stage.afterAsk'],
  ['shutdown', 'stage.afterShutdown'],
  ['leave-on', 'stage.afterLeaveOn'],
] as const;
const ASK_FOR = [
  ['none', 'stage.askNone'],
  ['asset-tag', 'stage.askAssetTag'],
  ['note', 'stage.askNote'],
] as const;

export function StageFields({ choice, isTagRefused, onChange }: StageFieldsProps) {
  const styles = useStyles();
  const { t } = useSay();
  const labels = useId();
  const kitTitle = useId();
  const { kit } = choice;
  const setKit = (change: Partial<StageChoice['kit']>) => onChange({ kit: { ...kit, ...change } });
  return (
    <>
      <section className={styles.group} aria-labelledby={labels}>
        <Subtitle2 as="h3" id={labels} className={styles.title}>
          {t('stage.labels')}
        </Subtitle2>
        <div className={styles.grid}>
          {LABELS.map(([field, label, hint]) => {
            const isRefused = field === 'groupTag' && isTagRefused;
            return (
              <Field
                key={field}
                label={t(label)}
                {...(hint === null ? {} : { hint: t(hint) })}
                {...(isRefused
                  ? { validationMessage: t('stage.tagNotCarried'), validationState: 'error' as const }
                  : {})}
              >
                <Input
                  size="large"
                  maxLength={LABEL_LIMIT}
                  value={choice[field]}
                  onChange={(_, { value }) => onChange({ [field]: value })}
                />
              </Field>
            );
          })}
        </div>
      </section>
      <section className={styles.group} aria-labelledby={kitTitle}>
        <Subtitle2 as="h3" id={kitTitle} className={styles.title}>
          {t('stage.kit')}
        </Subtitle2>
        <div className={styles.grid}>
          <Choice label={t('stage.after')} value={kit.after} options={AFTER} onChoose={(after) => setKit({ after })} />
          <Choice
            label={t('stage.askFor')}
            value={kit.askFor}
            options={ASK_FOR}
            onChoose={(askFor) => setKit({ askFor })}
          />
          <Choice
            label={t('stage.kitLanguage')}
            value={kit.language}
            options={LANGUAGES}
            onChoose={(language) => setKit({ language })}
          />
          <Switch
            className={styles.switch}
            label={t('stage.sound')}
            checked={kit.sound}
            onChange={(_, { checked }) => setKit({ sound: checked })}
          />
        </div>
      </section>
    </>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [value: V, words: StageKey])[];
  readonly onChoose: (value: V) => void;
}

type StageKey = (typeof LANGUAGES)[number][1] | (typeof AFTER)[number][1] | (typeof ASK_FOR)[number][1];

function Choice<V extends string>({ label, value, options, onChoose }: ChoiceProps<V>) {
  const styles = useStyles();
  const { t } = useSay();
  const words = options.find(([each]) => each === value)?.[1];
  return (
    <Field label={label}>
      <Dropdown
        size="large"
        className={styles.dropdown}
        value={words === undefined ? '' : t(words)}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = options.find(([each]) => each === optionValue);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([each, key]) => (
          <Option key={each} value={each}>
            {t(key)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
