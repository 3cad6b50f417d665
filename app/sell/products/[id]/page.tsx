import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
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

export const metadata: Metadata = { title: 'Edit a product' }

/** The form of one product, and the way to take it off sale. */
export default async function EditProductPage({ params }: PageProps<'/sell/products/[id]'>) {
  const { sellerId } = await requireSeller()
  const { id } = await params
  const [product, currencies] = await Promise.all([getSellerProduct(sellerId, id), sellerCurrencies(sellerId)])
  if (!product) notFound()
  const values = productFormValues(product)
  const { version, pictureUrl } = product
  // A product priced in a currency the account can no longer charge keeps it on the page, so that the form shows what is wrong.
  const choices = currencies.includes(product.currency) ? currencies : [product.currency, ...currencies]
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: 'Products', href: '/sell/products' }, { label: product.name }]} />}
        title="Edit product"
        actions={<Actions product={product} />}
      />
      {product.status === 'archived' && <Alert title="This product is archived: buyers can no longer order it." />}
      <ProductForm
        action={updateProductAction.bind(null, id)}
        initial={{ values, errors: {}, sentence: null, current: null, version, seenStock: values.stock, pictureUrl }}
        currencies={choices}
        submit="Save"
      />
    </>
  )
}

function Actions({ product }: { product: SellerProductView }) {
  if (product.status === 'archived') {
    return (
      <ConfirmDialog action={restoreProductAction.bind(null, product.id)} deed="Restore" busyText="Restoring…" title="Put it on sale again?">
        It gets its old address, price and stock.
      </ConfirmDialog>
    )
  }
  return (
    <>
      <LinkButton href={`/products/${product.slug}`} variant="ghost">
        View in the shop
      </LinkButton>
      <ConfirmDialog
        action={archiveProductAction.bind(null, product.id)}
        deed="Archive"
        busyText="Archiving…"
        title="Take it off sale?"
        variant="danger"
      >
        Buyers can no longer order it. Orders that were placed keep it, and you can restore it at any time.
      </ConfirmDialog>
    </>
  )
}
