import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DiscountList } from '@/components/discounts/discount-list'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Editable } from '@/components/ui/form/editable'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listDiscounts } from '@/lib/pricing/discounts/list-discounts'
import { endDiscountAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.discounts'))('title') }
}

const DONE = ['saved', 'ended'] as const

/** A seller's codes with their uses so far. */
export default async function DiscountsPage({ searchParams }: PageProps<'/sell/discounts'>) {
  const { sellerId, may } = await requireSeller('shop.read')
  const { done } = await searchParams
  const [discounts, t] = await Promise.all([listDiscounts({ sellerId }), getTranslations('sell.discounts')])
  const notice = DONE.find((each) => each === done)
  const add = <LinkButton href="/sell/discounts/new">{t('add')}</LinkButton>
  return (
    <Editable isAllowed={may('discounts.edit')}>
      <PageHeader title={t('title')} lead={t('leadSeller')} actions={discounts.length > 0 && add} />
      {notice && <Alert tone="good" title={t(`done.${notice}`)} />}
      {discounts.length > 0 ? (
        <DiscountList discounts={discounts} base="/sell/discounts" end={(id) => endDiscountAction.bind(null, id)} />
      ) : (
        <EmptyState title={t('empty')} action={add}>
          {t('emptySeller')}
        </EmptyState>
      )}
    </Editable>
  )
}
