import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { figuresHref } from '@/components/admin/figures/figure-links'
import { MonthTiles } from '@/components/admin/figures/figure-tiles'
import { MonthTable } from '@/components/admin/figures/month-table'
import { SellerFiguresTable } from '@/components/admin/figures/seller-figures-table'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { requireOperator } from '@/lib/auth/viewer'
import type { MarketFiguresView } from '@/lib/domain/wire/figure-views'
import { marketFigures } from '@/lib/ledger/figures'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.figures'))('title') }
}

/** What the marketplace sells and earns, month by month, and how its sellers do. */
export default async function FiguresPage({ searchParams }: PageProps<'/admin/figures'>) {
  await requireOperator()
  const [query, t] = await Promise.all([searchParams, getTranslations('admin.figures')])
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : null)
  const cursor = asked('cursor')
  const view = await marketFigures({ month: asked('month'), currency: asked('currency'), order: asked('order'), cursor })
  if (!view) {
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      </>
    )
  }
  const { chosen, order, sellers, nextCursor } = view
  const hrefOf = (by: MarketFiguresView['order'], from?: string | null) => figuresHref({ ...chosen, order: by, cursor: from ?? null })
  return (
    <>
      <Head view={view} />
      <MonthTiles figures={chosen} hrefOf={(by) => `${hrefOf(by)}#sellers`} />
      {view.disputedSellers > 0 && (
        <Alert tone="warn" title={t('disputedSellers', { count: view.disputedSellers })}>
          <span>{t('disputedHint')}</span> <TextLink href={`${hrefOf('disputes')}#sellers`}>{t('disputedLink')}</TextLink>
        </Alert>
      )}
      <section id="sellers" className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('sellers')}</h2>
        {sellers.length > 0 ? (
          <SellerFiguresTable sellers={sellers} order={order} chosen={chosen} />
        ) : (
          <EmptyState title={t('noSellers')}>{t('noSellersText')}</EmptyState>
        )}
        <Pagination label={t('sellers')} startHref={cursor && hrefOf(order)} nextHref={nextCursor && hrefOf(order, nextCursor)} />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('months')}</h2>
        <MonthTable months={view.months} />
      </section>
    </>
  )
}

async function Head({ view: { chosen, currencies } }: { view: MarketFiguresView }) {
  const [t, format] = await Promise.all([getTranslations('admin.figures'), getFormatter()])
  const { month, currency } = chosen
  const name = format.dateTime(new Date(month), 'agreedMonth')
  const filters = currencies.map((each) => ({
    href: figuresHref({ month, currency: each }),
    label: each.toUpperCase(),
    isChosen: each === currency,
  }))
  return (
    <>
      <PageHeader
        title={t('titleOf', { month: name })}
        lead={t('lead')}
        actions={
          <LinkButton href={`/admin/figures/csv?${new URLSearchParams({ month, currency })}`} external variant="secondary">
            {t('csv')}
          </LinkButton>
        }
      />
      {currencies.length > 1 && <FilterNav label={t('currency')} filters={filters} />}
    </>
  )
}
