import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { archiveProductAction, restoreProductAction, updateProductAction } from '@/app/sell/products/actions'
import { ProductForm } from '@/components/sell/product-form'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { getSellerProduct, sellerCurrencies } from '@/lib/catalog/seller-product'
import { productFormValues } from '@/lib/domain/catalog/product-form'
import type { SellerProductView } from '@/lib/domain/wire/views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.product'))('edit') }
}

/** The form of one product, and the way to take it off sale. */
export default async function EditProductPage({ params }: PageProps<'/sell/products/[id]'>) {
  const { sellerId } = await requireSeller()
  const { id } = await params
  const [product, currencies, t, products] = await Promise.all([
    getSellerProduct(sellerId, id),
    sellerCurrencies(sellerId),
    getTranslations('sell.product'),
    getTranslations('sell.products'),
  ])
  if (!product) notFound()
  const values = productFormValues(product)
  const { version, pictureUrl } = product
  // A product priced in a currency the account can no longer charge keeps it on the page, so that the form shows what is wrong.
  const choices = currencies.includes(product.currency) ? currencies : [product.currency, ...currencies]
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: products('title'), href: '/sell/products' }, { label: product.name }]} />}
        title={t('edit')}
        actions={<Actions product={product} />}
      />
      {product.status === 'archived' && <Alert title={t('archivedNotice')} />}
      <ProductForm
        action={updateProductAction.bind(null, id)}
        initial={{ values, errors: {}, refusal: null, current: null, version, seenStock: values.stock, pictureUrl }}
        currencies={choices}
        submit={t('save')}
      />
    </>
  )
}

function Actions({ product }: { product: SellerProductView }) {
  const t = useTranslations('sell.product')
  if (product.status === 'archived') {
    return (
      <ConfirmDialog
        action={restoreProductAction.bind(null, product.id)}
        deed={t('restore.deed')}
        busyText={t('restore.busy')}
        title={t('restore.title')}
      >
        {t('restore.text')}
      </ConfirmDialog>
    )
  }
  return (
    <>
      <LinkButton href={`/products/${product.slug}`} variant="ghost">
        {t('view')}
      </LinkButton>
      <ConfirmDialog
        action={archiveProductAction.bind(null, product.id)}
        deed={t('archive.deed')}
        busyText={t('archive.busy')}
        title={t('archive.title')}
        variant="danger"
      >
        {t('archive.text')}
      </ConfirmDialog>
    </>
  )
}
