import { makeStyles, tokens } from '@fluentui/react-components';

export const useDrawerStyles = makeStyles({
  section: { display: 'grid', gap: '8px', marginTop: '20px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  facts: { display: 'grid', gridTemplateColumns: '112px minmax(0, 1fr)', rowGap: '6px', columnGap: '12px', margin: 0 },
  name: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  value: { margin: 0, color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    '& > svg': { width: '20px', height: '20px', flexShrink: 0 },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  caption: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});
