import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'

/** A cart with nothing in it. */
export function EmptyCart() {
  const t = useTranslations('shop.cart')
  return (
    <EmptyState title={t('empty')} action={<LinkButton href="/">{t('browse')}</LinkButton>}>
      {t('emptyText')}
    </EmptyState>
  )
}
