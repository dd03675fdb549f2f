import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface FacetChoice {
  /** As the filter takes it. */
  readonly value: string;
  readonly name: string;
  readonly devices: number;
}

interface FacetFieldProps {
  readonly label: string;
  readonly choices: readonly FacetChoice[];
  /** How many values there are, with those that are no choice here because they are too many. */
  readonly total: number;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A list longer than this is searched by typing. */
const OPTIONS_SHOWN = 60;
const ANY = '';
/** Fluent takes an option without a value for one without a choice. */
const keyOf = (value: string) => `=${value}`;

/** One thing to filter by: the values that there are, found by typing a part of them. */
export function FacetField({ label, choices, total, value, onChange }: FacetFieldProps) {
  const { t } = useTranslation('devices');
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = value === null ? undefined : choices.find((choice) => choice.value === value);
  const part = typed?.trim().toLowerCase() ?? '';
  const found = part === '' ? choices : choices.filter(({ name }) => name.toLowerCase().includes(part));
  const [hidden, unlisted] = [choices.length - OPTIONS_SHOWN, total - choices.length];
  const hints = [
    ...(hidden > 0 ? [t('filters.hidden', { count: hidden })] : []),
    ...(unlisted > 0 ? [t('filters.unlisted', { count: unlisted })] : []),
  ];
  return (
    <Field label={label} {...(hints.length === 0 ? {} : { hint: hints.join(' ') })}>
      <Combobox
        placeholder={t('filters.any')}
        value={typed ?? chosen?.name ?? value ?? ''}
        selectedOptions={[value === null ? ANY : keyOf(value)]}
        disabled={choices.length === 0 && value === null}
        clearable={value !== null}
        onChange={({ target }) => setTyped(target.value)}
        onOpenChange={(_, { open }) => {
          if (!open) setTyped(null);
        }}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(null);
          onChange(optionValue === undefined || optionValue === ANY ? null : optionValue.slice(1));
        }}
      >
        <Option value={ANY} text={t('filters.any')}>
          {t('filters.any')}
        </Option>
        {found.slice(0, OPTIONS_SHOWN).map(({ value: key, name, devices }) => (
          <Option key={key} value={keyOf(key)} text={name}>
            {t('filters.choice', { name, devices })}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
