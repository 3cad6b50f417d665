import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { UndeliveredAlert } from '@/components/sell/delivery/undelivered-alert'
import { ProductList } from '@/components/sell/product-list'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listSellerProducts } from '@/lib/catalog/list-seller-products'
import { sellingPause } from '@/lib/catalog/seller-product'
import { undelivered } from '@/lib/pricing/shipping/undelivered'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.products'))('title') }
}

const DONE = ['created', 'draft', 'saved', 'archived', 'restored'] as const

/** The seller's products in every status. */
export default async function ProductsPage({ searchParams }: PageProps<'/sell/products'>) {
  const { sellerId, may } = await requireSeller('products.read')
  const { cursor, done } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const [{ products, nextCursor }, pause, missing, t] = await Promise.all([
    listSellerProducts(sellerId, from),
    sellingPause(sellerId),
    undelivered(sellerId),
    getTranslations('sell.products'),
  ])
  const notice = DONE.find((each) => each === done)
  const add = may('products.edit') && (
    <>
      <LinkButton href="/sell/products/new">{t('add')}</LinkButton>
      <LinkButton href="/sell/products/import" variant="secondary">
        {t('import')}
      </LinkButton>
    </>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={products.length > 0 && <Actions mayEdit={may('products.edit')} />} />
      {notice && <Alert tone="good" title={t(`done.${notice}`)} />}
      {pause && products.length > 0 && (
        <Alert
          tone="warn"
          title={t(`pause.${pause}`)}
          action={
            <LinkButton href="/sell" size="sm" variant="secondary">
              {t('pauseAction')}
            </LinkButton>
          }
        />
      )}
      {missing && <UndeliveredAlert {...missing} />}
      {products.length > 0 ? (
        <ProductList products={products} />
      ) : (
        <EmptyState title={t(from ? 'emptyMore' : 'empty')} action={add}>
          {t('emptyText')}
        </EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && '/sell/products'}
        nextHref={nextCursor && `/sell/products?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}

function Actions({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('sell.products')
  return (
    <>
      <LinkButton href="/sell/products/csv" external variant="secondary">
        {t('export')}
      </LinkButton>
      {mayEdit && (
        <>
          <LinkButton href="/sell/products/import" variant="secondary">
            {t('import')}
          </LinkButton>
          <LinkButton href="/sell/products/new">{t('add')}</LinkButton>
        </>
      )}
    </>
  )
}
