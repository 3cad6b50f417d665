import type { Tone } from '@/components/ui/feedback/badge'
import type { PartStatus } from '@/lib/domain/order/order'
import type { SellerPartView } from '@/lib/domain/wire/order-views'

/** How a seller's part stands: a key of the messages `orders.part` and `orders.amount`. One that ended without an answer is unknown, never not charged. */
export type PartStanding = PartStatus | 'unknown'

const TONE: Record<PartStanding, Tone> = {
  pending: 'warn',
  scheduled: 'info',
  authorizing: 'info',
  requires_action: 'warn',
  authorized: 'info',
  captured: 'good',
  declined: 'danger',
  canceled: 'neutral',
  refunded: 'neutral',
  refund_failed: 'danger',
  unknown: 'warn',
}

/** What a part's badge says, and its colour. */
export function partStanding({ status, isUnknown }: Pick<SellerPartView, 'status' | 'isUnknown'>): { standing: PartStanding; tone: Tone } {
  const standing = isUnknown ? 'unknown' : status
  return { standing, tone: TONE[standing] }
}
