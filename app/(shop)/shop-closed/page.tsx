import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.closed'))('title') }
}

/** Where a seller comes out who has closed their shop. */
export default async function ShopClosedPage() {
  const t = await getTranslations('sell.closed')
  return (
    <EmptyState level={1} title={t('title')} action={<LinkButton href="/">{t('action')}</LinkButton>}>
      {t('text')}
    </EmptyState>
  )
}
