import { useTranslations } from 'next-intl'
import type { RateOption } from '@/lib/domain/wire/checkout-views'

/** How long a delivery takes, as its seller promised; empty where nothing was. A pickup says so instead. */
export function useDeliveryTime(): (rate: Pick<RateOption, 'minDays' | 'maxDays'> & { kind?: RateOption['kind'] }) => string {
  const t = useTranslations('common.delivery')
  return ({ minDays, maxDays, kind }) => {
    if (kind === 'pickup') return t('pickup')
    const [min, max] = [minDays ?? maxDays, maxDays ?? minDays]
    if (min === null || max === null) return ''
    return min === max ? t('days', { days: max }) : t('daysRange', { min, max })
  }
}
