import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DiscountPage } from '@/app/admin/discounts/discount-page'
import { requireOperator } from '@/lib/auth/viewer'
import { discountFormValues } from '@/lib/domain/pricing/discount-form'
import { getDiscount } from '@/lib/pricing/discounts/list-discounts'
import { listFeeRules } from '@/lib/pricing/fee-rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.discounts.form'))('change') }
}

/** The form of one code of the platform. */
export default async function EditDiscountPage({ params }: PageProps<'/admin/discounts/[discountId]'>) {
  const { userId } = await requireOperator()
  const { discountId } = await params
  const discount = await getDiscount({ userId }, discountId)
  if (!discount) notFound()
  const [fees, locale, t] = await Promise.all([listFeeRules(), getLocale(), getTranslations('sell.discounts.form')])
  const values = discountFormValues(discount, fees[0]?.currency ?? 'usd', locale)
  const initial = { values, errors: {}, refusal: null, id: discount.id, version: discount.version }
  return <DiscountPage title={t('change')} crumb={discount.code} initial={initial} fees={fees} />
}
