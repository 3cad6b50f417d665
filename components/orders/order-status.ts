import type { Tone } from '@/components/ui/feedback/badge'
import { wasCharged } from '@/lib/domain/order/charged'
import type { OrderState, OrderView } from '@/lib/domain/wire/order-views'

/** How an order stands for its buyer, with what was refunded or is still to be charged: a key of the messages `orders.status`. */
export type OrderStanding = OrderState | 'partly_charged' | 'partly_refunded' | 'refund_failed'
/** The same in a list, where what is paid says how far its goods are on their way. */
export type ListedStanding = OrderStanding | 'partly_shipped' | 'shipped' | 'delivered' | 'ready_for_pickup' | 'picked_up'

const TONE: Record<OrderStanding, Tone> = {
  open: 'info',
  paid: 'good',
  partly_charged: 'info',
  scheduled: 'info',
  partly_paid: 'warn',
  declined: 'danger',
  canceled: 'neutral',
  refunded: 'neutral',
  partly_refunded: 'neutral',
  refund_failed: 'danger',
}

type Facts = { status: OrderState; parts: Pick<OrderView['parts'][number], 'status' | 'refundedMinor'>[]; later: unknown[] }

/** What an order's badge says, and its colour. A refund that did not arrive comes before all else. */
export function orderStanding(order: Facts): { standing: OrderStanding; tone: Tone } {
  const standing = hasLostRefund(order) ? 'refund_failed' : standingOf(order)
  return { standing, tone: TONE[standing] }
}

function standingOf({ status, parts, later }: Facts): OrderStanding {
  if (status !== 'paid') return status
  const charged = parts.filter((part) => wasCharged(part.status))
  if (later.length === 0 && charged.length > 0 && charged.every((part) => part.status === 'refunded')) return 'refunded'
  if (charged.some(({ refundedMinor }) => refundedMinor > 0)) return 'partly_refunded'
  return later.length > 0 ? 'partly_charged' : 'paid'
}

/** What an order's badge says in a list, and its colour. */
export function listedStanding(
  order: Omit<Facts, 'parts'> & { parts: (Facts['parts'][number] & Pick<OrderView['parts'][number], 'fulfilment'>)[] },
): {
  standing: ListedStanding
  tone: Tone
} {
  const known = orderStanding(order)
  const goods = order.parts.flatMap(({ fulfilment }) => fulfilment ?? [])
  if (known.standing !== 'paid' || goods.every(({ status }) => status === 'unfulfilled')) return known
  const isPickup = goods.every((each) => each.isPickup)
  if (goods.every(({ status }) => status === 'delivered')) return { standing: isPickup ? 'picked_up' : 'delivered', tone: 'good' }
  if (goods.every(({ status }) => status === 'fulfilled' || status === 'delivered'))
    return { standing: isPickup ? 'ready_for_pickup' : 'shipped', tone: 'good' }
  return { standing: 'partly_shipped', tone: 'info' }
}

/** Whether something was to be given back and did not arrive. */
export function hasLostRefund({ parts }: Pick<Facts, 'parts'>): boolean {
  return parts.some(({ status }) => status === 'refund_failed')
}
