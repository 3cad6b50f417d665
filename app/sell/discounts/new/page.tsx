import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DiscountPage } from '@/app/sell/discounts/discount-page'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { emptyDiscount } from '@/lib/domain/pricing/discount-form'
import { listDiscountable } from '@/lib/pricing/discounts/list-discounts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.discounts.form'))('new') }
}

/** The empty form of a code. Its id is made here, so that a form sent twice makes one code. */
export default async function NewDiscountPage() {
  const { sellerId } = await requireSeller('discounts.edit')
  const [account, products, t] = await Promise.all([sellerAccount(sellerId), listDiscountable(sellerId, []), getTranslations('sell.discounts.form')])
  const currencies = chargeCurrencies(account)
  const initial = { values: emptyDiscount(currencies[0] ?? 'usd'), errors: {}, refusal: null, id: randomUUID(), version: '' }
  return <DiscountPage title={t('new')} crumb={t('newCrumb')} initial={initial} offered={{ currencies, products }} />
}
