import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DiscountPage } from '@/app/sell/discounts/discount-page'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { discountFormValues } from '@/lib/domain/pricing/discount-form'
import { getDiscount, listDiscountable } from '@/lib/pricing/discounts/list-discounts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.discounts.form'))('change') }
}

/** The form of one code. */
export default async function EditDiscountPage({ params }: PageProps<'/sell/discounts/[discountId]'>) {
  const { sellerId } = await requireSeller('discounts.edit')
  const { discountId } = await params
  const discount = await getDiscount({ sellerId }, discountId)
  if (!discount) notFound()
  const [account, products, locale] = await Promise.all([sellerAccount(sellerId), listDiscountable(sellerId, discount.productIds), getLocale()])
  const t = await getTranslations('sell.discounts.form')
  const currencies = chargeCurrencies(account)
  const values = discountFormValues(discount, currencies[0] ?? 'usd', locale)
  const initial = { values, errors: {}, refusal: null, id: discount.id, version: discount.version }
  return <DiscountPage title={t('change')} crumb={discount.code} initial={initial} offered={{ currencies, products }} />
}
