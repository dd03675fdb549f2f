import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';

export function SticksPage() {
  const { t } = useTranslation('shell');
  return <PageHeader title={t('nav.sticks')} />;
}
