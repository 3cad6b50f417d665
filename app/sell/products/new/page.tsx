import type { Metadata } from 'next'
import { createProductAction } from '@/app/sell/products/actions'
import { ProductForm } from '@/components/sell/product-form'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerCurrencies } from '@/lib/catalog/seller-product'
import type { ProductFormState } from '@/lib/domain/catalog/product-form'

export const metadata: Metadata = { title: 'Add a product' }

/** The empty product form. */
export default async function NewProductPage() {
  const { sellerId } = await requireSeller()
  const currencies = await sellerCurrencies(sellerId)
  const empty: ProductFormState = {
    values: { name: '', description: '', price: '', currency: currencies[0] ?? 'usd', stock: '', chargeWhen: 'at_checkout', chargeOn: '' },
    errors: {},
    sentence: null,
    current: null,
    version: '',
    seenStock: '',
    pictureUrl: null,
  }
  return (
    <>
      <PageHeader above={<Breadcrumb trail={[{ label: 'Products', href: '/sell/products' }, { label: 'New' }]} />} title="Add a product" />
      <ProductForm action={createProductAction} initial={empty} currencies={currencies} submit="Put on sale" />
    </>
  )
}
