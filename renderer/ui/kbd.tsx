import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  kbd: {
    display: 'inline-block',
    minWidth: '20px',
    boxSizing: 'border-box',
    textAlign: 'center',
    padding: '1px 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomWidth: '2px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

/** A key or several pressed together: `Ctrl F`. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={useStyles().kbd}>{children}</kbd>;
}
