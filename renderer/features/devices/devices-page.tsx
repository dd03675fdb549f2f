import { Button, makeStyles, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowUploadRegular, DocumentAddRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ConflictPage } from './conflict/conflict-page.tsx';
import { DeviceChips } from './device-chips.tsx';
import { isFiltered } from './device-filter.ts';
import { DeviceList } from './device-list.tsx';
import { DeviceSearch } from './device-search.tsx';
import { useDevicesView } from './devices-view.ts';
import { DeviceDrawer } from './drawer/device-drawer.tsx';
import { EvidenceDialog } from './drawer/evidence-dialog.tsx';
import { EditBar } from './edit-bar.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { EmptyDevices } from './empty-devices.tsx';
import { ExportDialog } from './export/export-dialog.tsx';
import { FilterLine } from './filter-line.tsx';
import { FilterPopover } from './filter-popover.tsx';
import { useDevicePages } from './table/use-device-pages.ts';
import { UndoDialog } from './undo-dialog.tsx';
import { useAddFiles } from './use-add-files.ts';
import { useAskUndo } from './use-edit.ts';

const useStyles = makeStyles({
  page: { height: '100%', display: 'flex', position: 'relative', overflow: 'hidden' },
  main: { flexGrow: 1, minWidth: 0, minHeight: 0, position: 'relative' },
  column: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    // At a zoom of 200 % the window is 400 pixels high: the page moves, and the list keeps room for some rows.
    '@media (max-height: 560px)': { overflowY: 'auto' },
  },
  top: { padding: '0 24px 12px', display: 'flex', flexDirection: 'column' },
  find: { display: 'flex', gap: '8px' },
  under: { display: 'grid', gap: '12px', marginTop: '12px' },
  button: { minHeight: '40px' },
});

/** Every device that came in: found, checked, corrected and exported. */
export function DevicesPage() {
  const conflict = useDevicesView((view) => view.conflict);
  return (
    <>
      {conflict === null ? <AllDevices /> : <ConflictPage id={conflict} />}
      <EditDialog />
      <UndoDialog />
      <ExportDialog />
      <EvidenceDialog />
    </>
  );
}

function AllDevices() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const snapshot = useDevicePages();
  const { query, total } = snapshot;
  const set = useDevicesView((view) => view.set);
  const { choose } = useAddFiles();
  const askUndo = useAskUndo();
  useShortcut('Ctrl+Z', t('undo.last'), () => void askUndo(null));
  const opener = useRestoreFocusTarget();
  const isEmpty = total === 0 && !isFiltered(query.filter);
  const add = (
    <Button className={styles.button} icon={<DocumentAddRegular />} onClick={() => void choose()}>
      {t('page.addFiles')}
    </Button>
  );
  if (isEmpty) return <EmptyDevices action={add} onChoose={() => void choose()} />;
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <div className={styles.column}>
          <div className={styles.top}>
            <PageHeader
              title={t('page.title')}
              {...(total === null ? {} : { count: format.number(total) })}
              actions={
                <>
                  {add}
                  <Button
                    {...opener}
                    className={styles.button}
                    appearance="primary"
                    icon={<ArrowUploadRegular />}
                    disabled={total === null || total === 0}
                    onClick={() =>
                      set({
                        exporting: { scope: { of: 'filter', filter: query.filter, except: [] }, count: total ?? 0 },
                      })
                    }
                  >
                    {t('page.export')}
                  </Button>
                </>
              }
            />
            <div className={styles.find}>
              <DeviceSearch />
              <FilterPopover />
            </div>
            <div className={styles.under}>
              <DeviceChips />
              <FilterLine />
            </div>
          </div>
          <DeviceList snapshot={snapshot} />
        </div>
        <EditBar list={{ filter: query.filter, total: total ?? 0 }} />
      </div>
      <DeviceDrawer snapshot={snapshot} />
    </div>
  );
}
