import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { removeFeeRuleAction, setFeeRuleAction, setProductFeeAction } from '@/app/admin/fees/actions'
import { feeFormValues } from '@/app/admin/fees/form-values'
import { FeeForm } from '@/components/admin/fees/fee-form'
import { FeeTable } from '@/components/admin/fees/fee-table'
import { OwnFees } from '@/components/admin/fees/own-fees'
import { ProductFeeForm } from '@/components/admin/fees/product-fee-form'
import { RemovedNotice } from '@/components/admin/fees/removed-notice'
import { Section } from '@/components/ui/data/card'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { readShopFees } from '@/lib/pricing/shop-fees'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.fees'))('title') }
}

/** The fee of one shop and the percentages of its products, with the forms to change them. */
export default async function ShopFeesPage({ params, searchParams }: PageProps<'/admin/fees/[sellerId]'>) {
  await requireOperator()
  const [{ sellerId }, { currency, done }, locale] = await Promise.all([params, searchParams, getLocale()])
  const fees = await readShopFees(sellerId)
  if (!fees) notFound()
  const { shopName, rules, products, currencies } = fees
  const t = await getTranslations('admin.fees')
  const chosen = typeof currency === 'string' && currencies.includes(currency) ? currency : (rules[0]?.currency ?? 'usd')
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: t('shop.crumb'), href: '/admin/fees' }, { label: shopName }]} />}
        title={t('shop.title', { shop: shopName })}
        lead={t('shop.lead')}
      />
      <RemovedNotice done={done} />
      <FeeTable rules={rules} base={`/admin/fees/${sellerId}`} of="shop" onRemove={(code) => removeFeeRuleAction.bind(null, sellerId, code)} />
      <Section title={t('shop.set')} hint={t('setHint')}>
        <FeeForm key={chosen} action={setFeeRuleAction.bind(null, sellerId)} initial={feeFormValues(chosen, rules, locale)} currencies={currencies} />
      </Section>
      <Section title={t('shop.products')} hint={t('shop.productsHint')}>
        <div className="flex flex-col gap-6">
          {products.length > 0 && <OwnFees fees={products} />}
          <ProductFeeForm action={setProductFeeAction.bind(null, sellerId)} />
        </div>
      </Section>
    </>
  )
}
