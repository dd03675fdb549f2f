import { Button, Field, Input, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { DeleteRegular, SaveRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { Answer } from '../../../../shared/ipc/contract.ts';
import type { StageChoice } from '../../../../shared/ipc/settings.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { queryClient } from '../../../bridge/query-client.ts';
import { usePolite } from '../../../ui/polite.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { useTrouble } from '../../../ui/use-trouble.ts';
import { useSay } from '../words/use-say.ts';

const NAME_LIMIT = 60;

const useStyles = makeStyles({
  presets: { display: 'flex', alignItems: 'flex-start', gap: '12px' },
  title: { lineHeight: '32px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  // Fifty of them fit as well; what is chosen under them stays in sight.
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '2px',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    minWidth: 0,
    maxHeight: '76px',
    overflowY: 'auto',
  },
  preset: { display: 'flex', minWidth: 0 },
  choose: {
    minHeight: '32px',
    minWidth: 0,
    maxWidth: '260px',
    borderTopRightRadius: 0,
    borderBottomRightRadius: 0,
    fontWeight: tokens.fontWeightRegular,
  },
  delete: {
    minHeight: '32px',
    minWidth: '32px',
    borderLeftStyle: 'none',
    borderTopLeftRadius: 0,
    borderBottomLeftRadius: 0,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: '12px',
  },
  field: { flex: '0 1 300px' },
  // Beside the field, under the height of its label.
  save: { minHeight: '40px', marginTop: '26px' },
});

interface StagePresetsProps {
  readonly stage: Answer<'sticks:stage-view'>;
  readonly choice: StageChoice;
  readonly onChoose: (choice: StageChoice) => void;
}

/** Choices that were kept under a name, taken again by a press; nothing where there are none. */
export function StagePresets({ stage, choice, onChoose }: StagePresetsProps) {
  const styles = useStyles();
  const { t } = useSay();
  const trouble = useTrouble();
  const tell = useToasts();
  const announce = usePolite();
  const title = useId();
  if (stage.presets.length === 0) return null;
  const remove = async (gone: string) => {
    try {
      const answer = await call(bridge.sticks.deletePreset(gone));
      if (!answer.ok) return tell({ title: t('stage.presetNotDeleted', { name: gone }), intent: 'error' });
      queryClient.setQueryData(['stage'], answer.value);
      announce(t('stage.presetDeleted', { name: gone }));
    } catch (error) {
      tell({ title: t('refused.failed'), text: trouble(error), intent: 'error' });
    }
  };
  return (
    <section className={styles.presets} aria-labelledby={title}>
      <span id={title} className={styles.title}>
        {t('stage.presets')}
      </span>
      <ul className={styles.list}>
        {stage.presets.map((preset) => (
          <li key={preset.name} className={styles.preset}>
            <ToggleButton
              size="small"
              className={styles.choose}
              checked={isSame(preset.choice, choice)}
              aria-label={t('stage.choosePreset', { name: preset.name })}
              onClick={() => onChoose(preset.choice)}
            >
              <span className={styles.name}>{preset.name}</span>
            </ToggleButton>
            <Button
              size="small"
              className={styles.delete}
              icon={<DeleteRegular />}
              aria-label={t('stage.deletePreset', { name: preset.name })}
              onClick={() => void remove(preset.name)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Keeps the choices as they stand under a name. */
export function SavePreset({ stage, choice }: Pick<StagePresetsProps, 'stage' | 'choice'>) {
  const styles = useStyles();
  const { t } = useSay();
  const trouble = useTrouble();
  const announce = usePolite();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const trimmed = name.trim();
  const isTaken = stage.presets.some((preset) => preset.name === trimmed);
  const save = async () => {
    try {
      const answer = await call(bridge.sticks.savePreset({ name: trimmed, choice }));
      if (!answer.ok) return setProblem(t(answer.error.code === 'too-many' ? 'stage.tooMany' : 'stage.presetNotSaved'));
      queryClient.setQueryData(['stage'], answer.value);
      announce(t('stage.presetSaved', { name: trimmed }));
      setName('');
    } catch (error) {
      setProblem(trouble(error));
    }
  };
  return (
    <div className={styles.row}>
      <Field
        className={styles.field}
        label={t('stage.presetName')}
        validationMessage={problem}
        validationState={problem === '' ? 'none' : 'error'}
      >
        <Input
          size="large"
          maxLength={NAME_LIMIT}
          value={name}
          onChange={(_, { value }) => {
            setName(value);
            setProblem('');
          }}
          // Enter saves the preset here, and does not use the choices yet.
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (trimmed !== '') void save();
          }}
        />
      </Field>
      <Button
        className={styles.save}
        icon={<SaveRegular />}
        disabledFocusable={trimmed === ''}
        onClick={() => void save()}
      >
        {t(isTaken ? 'stage.replacePreset' : 'stage.savePreset')}
      </Button>
    </div>
  );
}

const isSame = (a: StageChoice, b: StageChoice) =>
  a.tenant === b.tenant &&
  a.batch === b.batch &&
  a.groupTag === b.groupTag &&
  a.orderId === b.orderId &&
  a.kit.after === b.kit.after &&
  a.kit.askFor === b.kit.askFor &&
  a.kit.language === b.kit.language &&
  a.kit.sound === b.kit.sound;
