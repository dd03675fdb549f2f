import { Button, Combobox, Field, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Modal } from '../../ui/modal.tsx';
import { type Editing, useDevicesView } from './devices-view.ts';
import { useDeviceFacets } from './use-device-facts.ts';
import { useEdit } from './use-edit.ts';

const useStyles = makeStyles({
  about: { margin: 0 },
});

const SUGGESTIONS_SHOWN = 40;
const VALUE_LIMIT = 512;

/** Asks for the new value of one field; a value that is refused stays there with what to do. */
export function EditDialog() {
  const editing = useDevicesView((view) => view.editing);
  return editing === null ? null : <OpenDialog editing={editing} />;
}

function OpenDialog({ editing }: { readonly editing: Editing }) {
  const { field, scope, count } = editing;
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const [value, setValue] = useState(editing.value);
  const facets = useDeviceFacets(true);
  const { refusal, isBusy, change, forgetRefusal } = useEdit();
  const close = () => useDevicesView.getState().set({ editing: null });

  const known = { groupTag: facets?.groupTags, orderId: facets?.orders, assignedUser: undefined }[field] ?? [];
  const part = value.trim().toLowerCase();
  const suggestions = known.filter((facet) => facet.value !== '' && facet.value.toLowerCase().includes(part));

  async function submit(): Promise<void> {
    if (await change(scope, { field, value: value.trim() })) close();
  }
  return (
    <Modal
      title={t(`edit.title.${field}`)}
      size="small"
      onClose={close}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={close}>{t('edit.cancel')}</Button>
          <Button appearance="primary" type="submit" disabled={isBusy}>
            {t('edit.apply', { count })}
          </Button>
        </>
      }
    >
      <p className={styles.about}>{t('edit.about', { count })}</p>
      <Field
        label={t(`edit.field.${field}`)}
        hint={t(`edit.hint.${field}`)}
        {...(refusal === null
          ? {}
          : { validationState: 'error' as const, validationMessage: t(`edit.refused.${refusal}`) })}
      >
        <Combobox
          freeform
          autoFocus
          size="large"
          {...(suggestions.length === 0 ? { expandIcon: null } : {})}
          value={value}
          selectedOptions={[]}
          maxLength={VALUE_LIMIT}
          onChange={({ target }) => {
            forgetRefusal();
            setValue(target.value);
          }}
          onOptionSelect={(_, { optionValue }) => {
            forgetRefusal();
            if (optionValue !== undefined) setValue(optionValue);
          }}
        >
          {suggestions.slice(0, SUGGESTIONS_SHOWN).map((facet) => (
            <Option key={facet.value} value={facet.value} text={facet.value}>
              {t('filters.choice', { name: facet.value, devices: facet.devices })}
            </Option>
          ))}
        </Combobox>
      </Field>
    </Modal>
  );
}
