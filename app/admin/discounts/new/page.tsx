import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DiscountPage } from '@/app/admin/discounts/discount-page'
import { requireOperator } from '@/lib/auth/viewer'
import { emptyDiscount } from '@/lib/domain/pricing/discount-form'
import { listFeeRules } from '@/lib/pricing/fee-rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.discounts.form'))('new') }
}

/** The empty form of a code of the platform. Its id is made here, so that a form sent twice makes one code. */
export default async function NewDiscountPage() {
  await requireOperator()
  const [fees, t] = await Promise.all([listFeeRules(), getTranslations('sell.discounts.form')])
  const initial = { values: emptyDiscount(fees[0]?.currency ?? 'usd'), errors: {}, refusal: null, id: randomUUID(), version: '' }
  return <DiscountPage title={t('new')} crumb={t('newCrumb')} initial={initial} fees={fees} />
}
