import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { buttonClass } from '@/components/ui/form/button-style'

/** What stands where a page should be that does not exist. */
export function NotFoundState() {
  const t = useTranslations('common')
  return (
    <EmptyState
      level={1}
      title={t('notFound.title')}
      action={
        <a href="/" className={buttonClass()}>
          {t('nav.goToStorefront')}
        </a>
      }
    >
      {t('notFound.text')}
    </EmptyState>
  )
}
