import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { OrderStatus, PartStatus } from '@/lib/domain/order/order'

const ORDER: Record<OrderStatus, Tone> = {
  open: 'info',
  paid: 'good',
  scheduled: 'info',
  partly_paid: 'warn',
  declined: 'danger',
  canceled: 'neutral',
  refunded: 'neutral',
}

const PART: Record<PartStatus, Tone> = {
  pending: 'info',
  scheduled: 'info',
  authorizing: 'warn',
  requires_action: 'info',
  authorized: 'info',
  captured: 'good',
  declined: 'danger',
  canceled: 'neutral',
  refunded: 'neutral',
  refund_failed: 'danger',
}

/** An order's status, for the operator. */
export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const t = useTranslations('admin.orders.status')
  return <Badge tone={ORDER[status]}>{t(status)}</Badge>
}

/** The status of one seller's part, for the operator. */
export function PartStatusBadge({ status }: { status: PartStatus }) {
  const t = useTranslations('admin.orders.partStatus')
  return <Badge tone={PART[status]}>{t(status)}</Badge>
}
