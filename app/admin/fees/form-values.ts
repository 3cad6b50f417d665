import { toMajor } from '@/lib/domain/money/money'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { DEFAULT_FEE_RULE } from '@/lib/domain/pricing/fee'
import { type FeeFormValues, percentOf } from '@/lib/domain/pricing/fee-form'
import type { FeeRuleLine } from '@/lib/domain/wire/fee-views'

/** The rule of a currency as the form shows it, in the viewer's locale: what is announced, where something is. */
export function feeFormValues(currency: string, rules: FeeRuleLine[], locale: string): FeeFormValues {
  const line = rules.find((each) => each.currency === currency)
  const rule = line?.next?.rule ?? line?.rule ?? DEFAULT_FEE_RULE
  const { decimal } = separatorsOf(locale)
  const typed = (amountMinor: number | null | undefined) =>
    amountMinor === null || amountMinor === undefined ? '' : toMajor({ amountMinor, currency }, decimal)
  return {
    currency,
    percent: percentOf(rule.feeBps, locale),
    fixed: typed(rule.feeFixedMinor),
    least: typed(rule.feeLeastMinor),
    most: typed(rule.feeMostMinor),
    onShipping: rule.isOnShipping ? 'on' : '',
  }
}
