import { moneyText, type NumberFormatter } from '@/lib/domain/money/money'
import type { FeeRule } from './fee'

type Formatter = NumberFormatter & { number(value: number, format: 'percent'): string }

/** What fills the places of `common.fee.text`, in the reader's locale. @param format next-intl's formatter */
export function feeValues(
  { feeBps, feeFixedMinor, feeLeastMinor = 0, feeMostMinor = null, isOnShipping = false }: FeeRule,
  currency: string,
  format: Formatter,
) {
  const money = (amountMinor: number) => moneyText(format, { amountMinor, currency })
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  return {
    percent: format.number(feeBps / 10_000, 'percent'),
    fixed: money(feeFixedMinor),
    hasFixed: yes(feeFixedMinor > 0),
    least: money(feeLeastMinor),
    hasLeast: yes(feeLeastMinor > 0),
    most: money(feeMostMinor ?? 0),
    hasMost: yes(feeMostMinor !== null),
    isOnShipping: yes(isOnShipping),
  }
}
