import { useTranslations } from 'next-intl'
import { figuresHref } from '@/components/admin/figures/figure-links'
import { MonthTiles } from '@/components/admin/figures/figure-tiles'
import { Rate } from '@/components/admin/figures/rate'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { useMoment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'
import { Declines } from './declines'

type Month = Pick<PlatformOverview, 'month' | 'months' | 'sold' | 'placed' | 'declines'>

/** How a month went: what was sold, what became of the orders placed in it, and what was refused. Other months and currencies are an address away. */
export function MonthSection({ overview: { month, months, sold, placed, declines } }: { overview: Month }) {
  const t = useTranslations('admin.overview')
  const moment = useMoment()
  const currency = sold?.chosen.currency
  const hrefOf = (asked: { month?: string; currency?: string }) => `/admin?${new URLSearchParams({ month, ...(currency && { currency }), ...asked })}`
  const nameOf = (each: string) => moment(`${each}-01T00:00:00.000Z`, 'agreedMonth')
  const others = months.map((each) => ({ href: hrefOf({ month: each }), label: nameOf(each), isChosen: each === month }))
  const currencies = sold?.currencies ?? []
  const inOthers = currencies.map((each) => ({ href: hrefOf({ currency: each }), label: each.toUpperCase(), isChosen: each === currency }))
  return (
    <section aria-labelledby="month" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="month" className="font-semibold text-lg">
          {nameOf(month)}
        </h2>
        <TextLink href="/admin/figures">{t('figuresLink')}</TextLink>
      </div>
      <FilterNav label={t('month')} filters={others} />
      {currencies.length > 1 && <FilterNav label={t('currency')} filters={inOthers} />}
      {sold ? <Sold sold={sold} month={month} /> : <EmptyState title={t('noSales')}>{t('noSalesText')}</EmptyState>}
      <div className="grid gap-3 sm:grid-cols-2">
        <FigureTile
          label={t('placed')}
          value={placed.placed}
          note={t('placedNote', { ...placed, partlyPaid: placed.partly_paid })}
          href="/admin/orders"
        />
        <FigureTile label={t('conversion')} value={<Rate bps={placed.conversionBps} />} note={t('conversionNote')} href="/admin/orders?status=open" />
      </div>
      <Declines declines={declines} />
    </section>
  )
}

function Sold({ sold: { chosen, disputedSellers }, month }: { sold: NonNullable<Month['sold']>; month: string }) {
  const t = useTranslations('admin.figures')
  const place = { month, currency: chosen.currency }
  return (
    <>
      <MonthTiles figures={chosen} hrefOf={(order) => `${figuresHref({ ...place, order })}#sellers`} />
      {disputedSellers > 0 && (
        <Alert tone="warn" title={t('disputedSellers', { count: disputedSellers })}>
          <span>{t('disputedHint')}</span> <TextLink href={`${figuresHref({ ...place, order: 'disputes' })}#sellers`}>{t('disputedLink')}</TextLink>
        </Alert>
      )}
    </>
  )
}
