import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { CountedDisputes } from '@/components/admin/figures/counted-disputes'
import { EntryTable } from '@/components/admin/figures/entry-table'
import { figuresHref, sellerMonthHref } from '@/components/admin/figures/figure-links'
import { MonthTiles } from '@/components/admin/figures/figure-tiles'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import type { FigureOrder } from '@/lib/domain/ledger/figures'
import { ENTRIES_SHOWN, type EntriesShown } from '@/lib/domain/wire/figure-views'
import { readSellerMonth } from '@/lib/ledger/seller-month'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.figures'))('title') }
}

const SHOWS: Record<FigureOrder, EntriesShown> = { volume: 'sales', fees: 'fees', refunds: 'refunds', disputes: 'all' }

/** What is behind the figures of one seller in one month: sales, refunds, fees and disputes. */
export default async function SellerMonthPage({ params, searchParams }: PageProps<'/admin/figures/[sellerId]/[month]'>) {
  await requireOperator()
  const [{ sellerId, month }, query] = await Promise.all([params, searchParams])
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : null)
  const cursor = asked('cursor')
  const [view, t, format] = await Promise.all([
    readSellerMonth(sellerId, month, { currency: asked('currency'), show: asked('show'), cursor }),
    getTranslations('admin.figures'),
    getFormatter(),
  ])
  if (!view) notFound()
  const { shopName, figures, show, currencies } = view
  const { currency } = figures
  const name = format.dateTime(new Date(month), 'agreedMonth')
  const hrefOf = (which: EntriesShown, from = '') => sellerMonthHref(sellerId, { month, currency, show: which, ...(from && { cursor: from }) })
  const trail = [{ label: t('title'), href: figuresHref({ month, currency }) }, { label: shopName }]
  const ofCurrency = (each: string) => ({
    href: sellerMonthHref(sellerId, { month, currency: each }),
    label: each.toUpperCase(),
    isChosen: each === currency,
  })
  return (
    <>
      <PageHeader above={<Breadcrumb trail={trail} />} title={shopName} lead={t('sellerLead', { month: name })} />
      {currencies.length > 1 && <FilterNav label={t('currency')} filters={currencies.map(ofCurrency)} />}
      <MonthTiles figures={figures} hrefOf={(figure) => `${hrefOf(SHOWS[figure])}#${figure === 'disputes' ? 'disputes' : 'entries'}`} />
      {view.disputes.length > 0 && <CountedDisputes disputes={view.disputes} />}
      <section id="entries" className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('entries')}</h2>
        <FilterNav
          label={t('entries')}
          filters={ENTRIES_SHOWN.map((which) => ({ href: hrefOf(which), label: t(`show.${which}`), isChosen: which === show }))}
        />
        {view.entries.length > 0 ? <EntryTable entries={view.entries} /> : <EmptyState title={t('noEntries')}>{t('noEntriesText')}</EmptyState>}
        <Pagination label={t('entries')} startHref={cursor && hrefOf(show)} nextHref={view.nextCursor && hrefOf(show, view.nextCursor)} />
      </section>
    </>
  )
}
