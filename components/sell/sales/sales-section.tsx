import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { TextLink } from '@/components/ui/layout/text-link'
import { PERIODS } from '@/lib/domain/order/sales-period'
import type { SellerSalesView } from '@/lib/domain/wire/sales-views'
import { BestSellers } from './best-sellers'
import { DayChart } from './day-chart'
import { SalesTiles } from './sales-tiles'

/** How a shop sells: a period against the one before, its days, and what sold best. In one currency; others are an address away. */
export function SalesSection({ sales }: { sales: SellerSalesView }) {
  const t = useTranslations('sell.sales')
  const { currencies, currency, period, days, best } = sales
  const hrefOf = (asked: { days?: number; currency?: string }) =>
    `/sell?${new URLSearchParams({ days: String(asked.days ?? period), currency: asked.currency ?? currency })}`
  const periods = PERIODS.map((each) => ({ href: hrefOf({ days: each }), label: t('days', { count: each }), isChosen: each === period }))
  const others = currencies.map((each) => ({ href: hrefOf({ currency: each }), label: each.toUpperCase(), isChosen: each === currency }))
  return (
    <section aria-labelledby="sales" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="sales" className="font-semibold text-lg">
          {t('title')}
        </h2>
        <TextLink href="/sell/fees">{t('months')}</TextLink>
      </div>
      <div className="flex flex-wrap justify-between gap-x-6">
        <FilterNav label={t('period')} filters={periods} />
        {currencies.length > 1 && <FilterNav label={t('currency')} filters={others} />}
      </div>
      <SalesTiles sales={sales} />
      <p className="text-muted text-sm">{t('hint')}</p>
      {sales.now.orders > 0 ? <DayChart currency={currency} days={days} /> : <p className="text-muted">{t('nothing', { days: period })}</p>}
      {best.length > 0 && <BestSellers best={best} currency={currency} />}
    </section>
  )
}

/** For a shop that can sell and has not sold yet: what to do next. */
export function NoSaleYet() {
  const t = useTranslations('sell.sales')
  return <EmptyState title={t('noSale')}>{t('noSaleText')}</EmptyState>
}
