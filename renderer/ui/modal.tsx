import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  small: { maxWidth: '480px' },
  medium: { maxWidth: '640px' },
  large: { maxWidth: '880px', width: 'calc(100vw - 64px)' },
  content: { display: 'grid', gap: '16px' },
  // The answer that leaves all as it is stands first, the one that does what was asked last.
  actions: { marginTop: '8px', '& button': { minHeight: '40px', flexShrink: 0, whiteSpace: 'nowrap' } },
});

interface ModalProps {
  readonly title: string;
  readonly size: 'small' | 'medium' | 'large';
  readonly onClose: () => void;
  /** With this it is a form: Enter in a field does what its button of the type `submit` does. */
  readonly onSubmit?: () => void;
  /** Its buttons. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A dialog that is there as long as it is drawn. Escape and a click beside it close it. */
export function Modal({ title, size, onClose, onSubmit, actions, children }: ModalProps) {
  const styles = useStyles();
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={styles.content}>{children}</DialogContent>
      <DialogActions className={styles.actions}>{actions}</DialogActions>
    </DialogBody>
  );
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles[size]}>
        {onSubmit === undefined ? (
          body
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {body}
          </form>
        )}
      </DialogSurface>
    </Dialog>
  );
}
