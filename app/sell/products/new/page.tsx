import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createProductAction } from '@/app/sell/products/actions'
import { sellerPricing } from '@/app/sell/products/seller-pricing'
import { ProductForm } from '@/components/sell/product-form'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listCategories } from '@/lib/catalog/categories/list-categories'
import { PRODUCT_FIELDS, type ProductFormState, type ProductFormValues } from '@/lib/domain/catalog/product-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.product'))('new') }
}

const NOTHING = Object.fromEntries(PRODUCT_FIELDS.map((name) => [name, ''])) as ProductFormValues

/** The empty product form. */
export default async function NewProductPage() {
  const { sellerId } = await requireSeller('products.edit')
  const [pricing, categories, t, products] = await Promise.all([
    sellerPricing(sellerId),
    listCategories(),
    getTranslations('sell.product'),
    getTranslations('sell.products'),
  ])
  const empty: ProductFormState = {
    values: { ...NOTHING, currency: Object.keys(pricing.fees)[0] ?? 'usd', chargeWhen: 'at_checkout', kind: 'physical', status: 'active' },
    cells: {},
    errors: {},
    refusal: null,
    current: null,
    version: '',
    seenStock: '',
    pictureUrl: null,
  }
  return (
    <>
      <PageHeader above={<Breadcrumb trail={[{ label: products('title'), href: '/sell/products' }, { label: t('newCrumb') }]} />} title={t('new')} />
      <ProductForm action={createProductAction} initial={empty} pricing={pricing} categories={categories} submit={t('create')} />
    </>
  )
}
