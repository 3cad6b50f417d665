import { useFormatter, useTranslations } from 'next-intl'
import { useMoney } from '@/components/ui/data/use-money'
import type { ShippingRate } from '@/lib/domain/shipping/rates'
import { unreachable } from '@/lib/domain/unreachable'

/** Says of a rate what it costs and how long it takes. */
export function useRateWords() {
  const t = useTranslations('sell.delivery')
  const format = useFormatter()
  const money = useMoney()
  const priceOf = (amountMinor: number, currency: string) => (amountMinor === 0 ? t('free') : money({ amountMinor, currency }))
  const weightOf = (grams: number) =>
    grams < 1000
      ? format.number(grams, { style: 'unit', unit: 'gram' })
      : format.number(grams / 1000, { style: 'unit', unit: 'kilogram', maximumFractionDigits: 3 })
  return {
    priceOf,
    cost({ kind, currency, priceMinor, perItemMinor, freeOverMinor, upToGrams }: ShippingRate): string {
      const price = priceOf(priceMinor, currency)
      switch (kind) {
        case 'flat':
          return price
        case 'per_item':
          return t('perItem', { price, each: money({ amountMinor: perItemMinor, currency }) })
        case 'by_weight':
          return t('byWeight', { price, weight: weightOf(upToGrams ?? 0) })
        case 'free_over':
          return t('freeOver', { price, from: money({ amountMinor: freeOverMinor ?? 0, currency }) })
        case 'pickup':
          return t('pickup', { price })
        default:
          return unreachable(kind)
      }
    },
    time({ minDays, maxDays }: Pick<ShippingRate, 'minDays' | 'maxDays'>): string {
      if (minDays === null && maxDays === null) return t('noTime')
      if (minDays === null) return t('daysUpTo', { days: maxDays ?? 0 })
      if (maxDays === null) return t('daysFrom', { days: minDays })
      return minDays === maxDays ? t('days', { days: minDays }) : t('daysBetween', { from: minDays, to: maxDays })
    },
  }
}
