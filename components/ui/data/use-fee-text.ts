import { useFormatter, useTranslations } from 'next-intl'
import type { FeeRule } from '@/lib/domain/pricing/fee'
import { feeValues } from '@/lib/domain/pricing/fee-words'

/** Writes a fee in the reader's locale, such as "5% + $0.30, at least $0.50". */
export function useFeeText(): (rule: FeeRule, currency: string) => string {
  const t = useTranslations('common.fee')
  const format = useFormatter()
  return (rule, currency) => t('text', feeValues(rule, currency, format))
}
