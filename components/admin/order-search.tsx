import { useTranslations } from 'next-intl'
import { SEARCH_MAX } from '@/lib/domain/order/order-search'
import { SearchBox } from './search-box'

/** The search box for orders. */
export function OrderSearchBox({ typed }: { typed: string }) {
  const t = useTranslations('admin.orders.search')
  const words = { label: t('label'), hint: t('hint'), submit: t('submit') }
  return <SearchBox action="/admin/orders" words={words} name="q" type="search" defaultValue={typed} maxLength={SEARCH_MAX} />
}
