import { useFormatter, useTranslations } from 'next-intl'
import { DiscountForm } from '@/components/discounts/discount-form'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import type { DiscountFormState } from '@/lib/domain/pricing/discount-form'
import { applicationFee } from '@/lib/domain/pricing/fee'
import type { FeeRuleLine } from '@/lib/domain/wire/fee-views'
import { KINDS_OF_PLATFORM } from '@/lib/pricing/discounts/save-discount'
import { saveDiscountAction } from './actions'

/** In minor units: $100.00, ¥10000. */
const EXAMPLE_SALE = 10_000

/**
 * The page of the form of a platform's code, with the most that it can take off.
 * @param crumb what it is called behind "Discounts"
 * @param fees in force
 */
export function DiscountPage({ title, crumb, initial, fees }: { title: string; crumb: string; initial: DiscountFormState; fees: FeeRuleLine[] }) {
  const t = useTranslations('sell.discounts')
  const money = useMoney()
  const format = useFormatter()
  const examples = fees.map(({ currency, rule }) => {
    const sale = { amountMinor: EXAMPLE_SALE, currency }
    return t('mostOf', { most: money({ amountMinor: applicationFee(sale, rule), currency }), sale: money(sale) })
  })
  const choices = { kinds: KINDS_OF_PLATFORM, currencies: COMMON_CURRENCIES, products: null, back: '/admin/discounts' }
  return (
    <>
      <PageHeader above={<Breadcrumb trail={[{ label: t('title'), href: '/admin/discounts' }, { label: crumb }]} />} title={title} />
      <Alert title={t('most')}>{examples.length > 0 && t('mostNow', { examples: String(format.list(examples, 'and')) })}</Alert>
      <DiscountForm action={saveDiscountAction} initial={initial} choices={choices} />
    </>
  )
}
