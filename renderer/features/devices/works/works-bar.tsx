import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWork } from '../../../bridge/views.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePolite } from '../../../ui/polite.tsx';
import { useDepotOfDevices } from '../table/use-device-pages.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { WorkLine } from './work-line.tsx';
import { worksNews } from './works-news.ts';

const useStyles = makeStyles({
  works: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '40vh',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Files that are added and exports, on every page: how far they are, a stop, how they ended. Hears dropped files too. */
export function WorksBar() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const say = usePolite();
  const works = useWork().data;
  useDepotOfDevices();

  const before = useRef<typeof works>(undefined);
  useEffect(() => {
    for (const line of worksNews(before.current, works ?? [], { t, format })) say(line);
    before.current = works;
  }, [works, t, format, say]);
  return (
    <>
      {works !== undefined && works.length > 0 && (
        <section aria-label={t('works.label')}>
          <ul className={styles.works}>
            {works.map((work) => (
              <WorkLine key={work.work} work={work} />
            ))}
          </ul>
        </section>
      )}
      <DropOverlay />
    </>
  );
}
