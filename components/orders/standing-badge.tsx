import { useFormatter, useTranslations } from 'next-intl'
import { useMoney } from '@/components/ui/data/use-money'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import type { OrderView } from '@/lib/domain/wire/order-views'
import type { ListedStanding } from './order-status'

type Props = { parts: Pick<OrderView['parts'][number], 'currency' | 'refundedMinor'>[]; standing: ListedStanding; tone: Tone }

/** How an order stands, as a pill; of one that is partly refunded with how much. */
export function StandingBadge({ parts, standing, tone }: Props) {
  const t = useTranslations('orders.status')
  const refunded = useRefunded()
  return <Badge tone={tone}>{standing === 'partly_refunded' ? t(standing, { amount: refunded(parts) }) : t(standing)}</Badge>
}

/** What of an order was refunded, in words: a sum a currency. */
export function useRefunded(): (parts: Props['parts']) => string {
  const [money, format] = [useMoney(), useFormatter()]
  return (parts) => {
    const refunded = parts
      .filter(({ refundedMinor }) => refundedMinor > 0)
      .map(({ currency, refundedMinor }) => ({ currency, amountMinor: refundedMinor }))
    return format.list(sumByCurrency(refunded).map(money))
  }
}
