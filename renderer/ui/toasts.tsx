import {
  Button,
  makeStyles,
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  ToastTrigger,
  tokens,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { useTranslation } from 'react-i18next';

const ToasterContext = createContext('');

/** Long enough to read and to reach Undo; it stops while it is pointed at or the window is in the back. */
const SHOWN_MS = 10_000;

/** What was done to a selection is told above the bar of the selection. */
const ABOVE_EDIT_BAR_PX = 80;

const useStyles = makeStyles({
  // Over dialogs too, for what is told may be of one; Fluent gives them a million.
  place: { position: 'fixed', inset: 0, zIndex: 1_000_001, pointerEvents: 'none' },
  action: {
    minWidth: 'unset',
    padding: '0 4px',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
  },
});

export interface Told {
  /** What was just done: "Group tag changed on 3 devices". */
  readonly title: string;
  readonly text?: string;
  readonly intent?: 'success' | 'warning' | 'error' | 'info';
  /** Such as Undo. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Where toasts appear: a landmark of their own. `Ctrl+M` moves the focus into them. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const toasterId = useId('toasts');
  return (
    <ToasterContext value={toasterId}>
      {children}
      <section className={styles.place} aria-label={t('toasts')}>
        <Toaster
          inline
          toasterId={toasterId}
          position="bottom"
          offset={{ vertical: ABOVE_EDIT_BAR_PX }}
          pauseOnHover
          pauseOnWindowBlur
          limit={3}
          timeout={SHOWN_MS}
          shortcuts={{ focus: (event) => event.ctrlKey && event.key.toLowerCase() === 'm' }}
        />
      </section>
    </ToasterContext>
  );
}

/**
 * Tells what was just done, with Undo where it can be undone. For nothing else: what stays is a banner on its page. It is
 * the same function at each render.
 */
export function useToasts(): (told: Told) => void {
  const { dispatchToast } = useToastController(useContext(ToasterContext));
  const { action: actionClass } = useStyles();
  return useCallback(
    ({ title, text, intent = 'success', action }) =>
      dispatchToast(
        <Toast>
          <ToastTitle
            action={
              action === undefined ? null : (
                <ToastTrigger>
                  <Button appearance="transparent" size="small" className={actionClass} onClick={action.onClick}>
                    {action.label}
                  </Button>
                </ToastTrigger>
              )
            }
          >
            {title}
          </ToastTitle>
          {text !== undefined && <ToastBody>{text}</ToastBody>}
        </Toast>,
        { intent },
      ),
    [dispatchToast, actionClass],
  );
}
