import { useFormatter } from 'next-intl'
import { type Money, moneyText } from '@/lib/domain/money/money'

/** Writes money for a place where only text fits, such as a message's value: `t('pay', { total: money(total) })`. Elsewhere use Price. */
export function useMoney(): (money: Money) => string {
  const format = useFormatter()
  return (money) => moneyText(format, money)
}
