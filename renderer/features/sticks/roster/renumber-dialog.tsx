import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { RosterRow } from '../../../../shared/ipc/sticks.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { Modal } from '../../../ui/modal.tsx';
import { useTrouble } from '../../../ui/use-trouble.ts';
import { refusalWords } from '../words/refusal.ts';
import { useSay } from '../words/use-say.ts';

const MAX_NUMBER = 999_999;

const useStyles = makeStyles({
  text: { margin: 0 },
});

/** Asks for the number that is written on the stick from now on. */
export function RenumberDialog({ row, onClose }: { readonly row: RosterRow; readonly onClose: () => void }) {
  const styles = useStyles();
  const say = useSay();
  const trouble = useTrouble();
  const { t } = say;
  const [text, setText] = useState(row.number === null ? '' : String(row.number));
  const [problem, setProblem] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const give = async () => {
    const number = Number(text.trim());
    if (!/^\d+$/.test(text.trim()) || number < 1 || number > MAX_NUMBER)
      return setProblem(t('ask.renumberBad', { max: say.format.number(MAX_NUMBER) }));
    setIsBusy(true);
    try {
      const answer = await call(bridge.sticks.renumber({ stickId: row.stickId, number }));
      if (answer.ok) return onClose();
      setProblem(refusalWords(answer.error.code, say));
    } catch (error) {
      setProblem(trouble(error));
    }
    setIsBusy(false);
  };
  return (
    <Modal
      title={row.number === null ? t('ask.renumberTitleNew') : t('ask.renumberTitle', { number: row.number })}
      size="small"
      onClose={onClose}
      onSubmit={() => void give()}
      actions={
        <>
          <Button onClick={onClose}>{t('ask.renumberNo')}</Button>
          <Button appearance="primary" type="submit" disabled={isBusy}>
            {t('ask.renumberYes')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{t('ask.renumberText')}</p>
      <Field
        label={t('ask.renumberField')}
        validationMessage={problem}
        validationState={problem === '' ? 'none' : 'error'}
      >
        <Input
          size="large"
          inputMode="numeric"
          maxLength={7}
          value={text}
          onChange={(_, { value }) => {
            setText(value);
            setProblem('');
          }}
        />
      </Field>
    </Modal>
  );
}
