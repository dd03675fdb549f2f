import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  small: { maxWidth: '480px' },
  medium: { maxWidth: '640px' },
  large: { maxWidth: '880px', width: 'calc(100vw - 64px)' },
  content: { display: 'grid', gap: '16px' },
  // The ring of the focus stands clear of the words.
  readOnly: { margin: '0 -12px', padding: '8px 12px', outlineOffset: '-2px' },
  // The answer that leaves all as it is stands first, the one that does what was asked last.
  actions: { marginTop: '8px', '& button': { minHeight: '40px', flexShrink: 0, whiteSpace: 'nowrap' } },
});

interface ModalProps {
  readonly title: string;
  readonly size: 'small' | 'medium' | 'large';
  readonly onClose: () => void;
  /** It asks: a click beside it does not close it, and screen readers read all of it at once. */
  readonly isAlert?: boolean;
  /** Nothing in it can have the focus, so it is scrolled by keys itself. */
  readonly isReadOnly?: boolean;
  /** With this it is a form: Enter in a field does what its button of the type `submit` does. */
  readonly onSubmit?: () => void;
  /** Its buttons. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A dialog that is there as long as it is drawn. Escape and a click beside it close it. */
export function Modal(props: ModalProps) {
  const { title, size, onClose, isAlert = false, isReadOnly = false, onSubmit, actions, children } = props;
  const styles = useStyles();
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent
        className={mergeClasses(styles.content, isReadOnly && styles.readOnly)}
        tabIndex={isReadOnly ? 0 : undefined}
      >
        {children}
      </DialogContent>
      <DialogActions className={styles.actions}>{actions}</DialogActions>
    </DialogBody>
  );
  return (
    <Dialog open modalType={isAlert ? 'alert' : 'modal'} onOpenChange={(_, { open }) => !open && onClose()}>
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
