import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'

/** What stands where a page should be that does not exist. */
export function NotFoundState() {
  const t = useTranslations('common')
  return (
    <EmptyState level={1} title={t('notFound.title')} action={<LinkButton href="/">{t('nav.goToStorefront')}</LinkButton>}>
      {t('notFound.text')}
    </EmptyState>
  )
}
