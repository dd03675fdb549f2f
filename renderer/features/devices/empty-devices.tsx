import { Button, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import {
  AddCircleFilled,
  CheckmarkCircleFilled,
  DocumentTableFilled,
  DocumentTableRegular,
  LaptopRegular,
  ProhibitedFilled,
  UsbStickFilled,
} from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.ts';
import { useBench } from '../../bridge/views.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { cardSurface } from '../../ui/look.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { PractiseFirst } from '../practice/practise-first.tsx';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    padding: '0 24px 24px',
    display: 'flex',
    flexDirection: 'column',
  },
  rest: { flexGrow: 1, display: 'flex', flexDirection: 'column', '& > *': { flexGrow: 1 } },
  ways: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: '16px',
    width: '100%',
    maxWidth: '920px',
  },
  way: {
    ...cardSurface,
    padding: '20px',
    gap: '8px',
  },
  tile: {
    width: '48px',
    height: '48px',
    borderRadius: tokens.borderRadiusLarge,
    display: 'grid',
    placeItems: 'center',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground1,
    marginBottom: '8px',
    '& svg': { width: '24px', height: '24px' },
  },
  title: { margin: 0 },
  text: { margin: 0, flexGrow: 1, color: tokens.colorNeutralForeground2 },
  foot: { marginTop: '8px', minHeight: '40px', display: 'flex', alignItems: 'center' },
  button: { minHeight: '40px' },
});

interface EmptyDevicesProps {
  readonly action: ReactNode;
  readonly onChoose: () => void;
}

/** No device yet: where they come from, in three ways. */
export function EmptyDevices({ action, onChoose }: EmptyDevicesProps) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const go = useNavigation((state) => state.go);
  const isWatching = useBench().data?.isWatching ?? true;
  return (
    <div className={styles.page}>
      <PageHeader title={t('page.title')} count={t('page.none')} actions={action} />
      <div className={styles.rest}>
        <EmptyState
          isDropTarget
          title={t('empty.title')}
          text={t('empty.text')}
          action={<PractiseFirst />}
          picture={[
            <LaptopRegular key="device" />,
            <UsbStickFilled key="stick" />,
            <DocumentTableRegular key="file" />,
          ]}
        >
          <div className={styles.ways}>
            <Way icon={<UsbStickFilled />} title={t('empty.stick.title')} text={t('empty.stick.text')}>
              {isWatching ? (
                <StateBadge look="done" icon={<CheckmarkCircleFilled />}>
                  {t('empty.stick.watching')}
                </StateBadge>
              ) : (
                <StateBadge look="neutral" icon={<ProhibitedFilled />}>
                  {t('empty.stick.notWatching')}
                </StateBadge>
              )}
            </Way>
            <Way icon={<DocumentTableFilled />} title={t('empty.file.title')} text={t('empty.file.text')}>
              <Button className={styles.button} onClick={onChoose}>
                {t('empty.file.button')}
              </Button>
            </Way>
            <Way icon={<AddCircleFilled />} title={t('empty.none.title')} text={t('empty.none.text')}>
              <Button className={styles.button} appearance="primary" onClick={() => go('sticks')}>
                {t('empty.none.button')}
              </Button>
            </Way>
          </div>
        </EmptyState>
      </div>
    </div>
  );
}

interface WayProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Way({ icon, title, text, children }: WayProps) {
  const styles = useStyles();
  return (
    <Card appearance="outline" className={styles.way}>
      <span className={styles.tile} aria-hidden>
        {icon}
      </span>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      <p className={styles.text}>{text}</p>
      <div className={styles.foot}>{children}</div>
    </Card>
  );
}
