import { Button, Dropdown, makeStyles, Option, Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ControlNames } from './setting-row.ts';

const useStyles = makeStyles({
  choice: { width: '216px', minWidth: '216px', minHeight: '40px', '@media (max-width: 640px)': { width: '100%' } },
  // Its own margin would keep it from the edge that the other controls end at.
  switch: { whiteSpace: 'nowrap', minHeight: '40px', alignItems: 'center', marginRight: '-8px' },
  button: { minHeight: '40px', minWidth: '120px', whiteSpace: 'nowrap' },
});

interface ChoiceProps<V extends string> {
  readonly names: ControlNames;
  /** Null while it is not known yet. */
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly isDisabled?: boolean;
  readonly onChoose: (value: V) => void;
}

export function Choice<V extends string>({ names, value, options, isDisabled = false, onChoose }: ChoiceProps<V>) {
  const styles = useStyles();
  return (
    <Dropdown
      {...names}
      className={styles.choice}
      disabled={isDisabled}
      value={options.find((option) => option.value === value)?.text ?? ''}
      selectedOptions={value === null ? [] : [value]}
      onOptionSelect={(_, { optionValue }) => {
        const chosen = options.find((option) => option.value === optionValue);
        if (chosen !== undefined) {
          onChoose(chosen.value);
        }
      }}
    >
      {options.map((option) => (
        <Option key={option.value} value={option.value} text={option.text}>
          {option.text}
        </Option>
      ))}
    </Dropdown>
  );
}

interface OnOffProps {
  readonly names: ControlNames;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function OnOff({ names, isOn, isDisabled = false, onChange }: OnOffProps) {
  const styles = useStyles();
  const { t } = useTranslation('settings');
  return (
    <Switch
      {...names}
      className={styles.switch}
      labelPosition="before"
      label={isOn ? t('on') : t('off')}
      checked={isOn}
      disabled={isDisabled}
      onChange={(_, { checked }) => onChange(checked)}
    />
  );
}

interface DoProps {
  readonly text: string;
  /** Where the words on it do not say what it is about. */
  readonly name?: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

export function Do({ text, name, isDisabled = false, onClick }: DoProps) {
  const styles = useStyles();
  return (
    <Button className={styles.button} aria-label={name} disabled={isDisabled} onClick={onClick}>
      {text}
    </Button>
  );
}
