import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { ReturnStatus } from '@/lib/domain/returns/return-state'

const TONE: Record<ReturnStatus, Tone> = {
  requested: 'warn',
  approved: 'info',
  sent: 'info',
  received: 'warn',
  refunded: 'good',
  declined: 'neutral',
  expired: 'neutral',
  canceled: 'neutral',
}

/** How far a return is. */
export function ReturnStatusBadge({ status }: { status: ReturnStatus }) {
  const t = useTranslations('orders.returns.status')
  return <Badge tone={TONE[status]}>{t(status)}</Badge>
}
