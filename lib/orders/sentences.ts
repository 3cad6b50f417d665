import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { cardDeclined } from '@/lib/domain/order/decline'
import { type EndReason, isRefusal } from '@/lib/domain/order/end-reason'
import { nextForBuyer } from '@/lib/domain/order/next-for-buyer'
import { hasSchedule, isAllOrNothing } from '@/lib/domain/order/order'
import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'

/** It is not known whether the card was charged. */
export const CHECKING: Said = { key: 'order.checking' }
/** Another window, another device or a worker is advancing the order. */
export const BEING_PAID: Said = { key: 'order.beingPaid' }
const NOTHING_CHARGED: Said = { key: 'order.nothingCharged' }
/** Stripe can no longer tell. Trying again could charge twice. */
export const OUTCOME_UNKNOWN: Said = { key: 'order.outcomeUnknown' }
/** A seller disconnected while the buyer was at the checkout. */
export const SELLER_LEFT: Said = { key: 'order.sellerLeft' }

/** Why an order ended without being paid. */
export function endOfOrder({ status, endReason, parts }: OrderRow): Said {
  if (parts.some((part) => part.endReason === 'outcome_unknown')) return OUTCOME_UNKNOWN
  if (status === 'refunded') return { key: 'order.refundedTogether' }
  const ends = parts.filter(({ agreedAt }) => agreedAt !== null).map(endOfPart)
  const [end] = ends
  if (!end) return endOfUnagreed(endReason)
  const isSame = ends.every((other) => JSON.stringify(other) === JSON.stringify(end))
  return isSame ? end : { key: 'order.endedSeparately' }
}

/** Why an order of which nothing was agreed has ended. */
function endOfUnagreed(reason: EndReason | null): Said {
  switch (reason) {
    case 'buyer_canceled':
      return { key: 'order.canceledByBuyer' }
    case 'capture_failed':
      return { key: 'order.notCaptured' }
    case 'outcome_unknown':
      return OUTCOME_UNKNOWN
    case 'card_declined':
    case 'card_unusable':
    case 'authentication_required':
    case 'stripe_refused':
    case 'not_made':
    case 'seller_disconnected':
    case 'seller_canceled':
    case 'expired':
    case 'not_shipped':
    case 'not_paid':
    case 'released':
    case 'hold_canceled':
    case 'left_open':
    case 'refund_failed':
    case null:
      return { key: 'order.expired' }
    default:
      return unreachable(reason)
  }
}

/** What is told of an order whose card was refused: at which seller, why, and what became of the others. */
export function saidOfRefused(order: OrderRow): Said[] {
  const late = order.parts.find((part) => part.status === 'declined' && hasSchedule(part))
  if (late) return saidOfLate(late)
  const refused = order.parts.filter(({ status }) => status === 'declined')
  if (!isAllOrNothing(order) || refused.length === 0) return [refusalOf(order), NOTHING_CHARGED]
  const hasOthers = order.parts.length > refused.length
  return [notPaid(refused), refusalOf(order), ...(hasOthers ? [{ key: 'order.holdsReleased' } as const] : []), NOTHING_CHARGED]
}

/** What is told of an order of which some sellers are paid. */
export function saidOfPartlyPaid({ parts, decision }: OrderRow): Said[] {
  const sentBack = parts.filter(({ status }) => status === 'refund_failed')
  if (decision === 'release') return [{ key: 'order.refundsFailed', values: { shops: namesOf(sentBack) } }]
  if (sentBack.length > 0) return [{ key: 'order.refundReturned', values: { shops: namesOf(sentBack) } }]
  const late = parts.find((part) => part.status === 'declined' && hasSchedule(part))
  if (late) return [...saidOfLate(late), { key: 'order.restComplete' }]
  return [notPaid(parts.filter(({ status }) => status === 'declined' || status === 'pending')), { key: 'order.tryForRest' }]
}

/** What is told of one seller's part; nothing where its status says all. */
export function saidOfPart(order: Pick<OrderRow, 'decision'>, part: PartRow): Said[] {
  const { status, endReason } = part
  const isReleased = order.decision === 'release'
  if (endReason === 'outcome_unknown') return [OUTCOME_UNKNOWN]
  if (status === 'declined') return hasSchedule(part) ? saidOfLate(part) : [refusalOf(part)]
  if (status === 'canceled' && part.agreedAt) return [endOfPart(part)]
  if (status === 'authorized' && endReason === 'seller_disconnected') return saidOfPaused(part)
  if (status === 'refund_failed' && isReleased) return [{ key: 'order.refundFailed' }]
  if (status === 'refund_failed') return [{ key: 'order.refundReturned', values: { shops: namesOf([part]) } }]
  return status === 'refunded' && isReleased ? [{ key: 'order.refundedForOther' }] : []
}

/** A charge that was refused without its buyer: why, and what comes next. */
function saidOfLate(part: PartRow): Said[] {
  if (part.endReason === 'seller_disconnected') return saidOfPaused(part)
  return [notPaid([part]), refusalOf(part), ...nextForBuyer(part)]
}

/** Of a hold it is not said that nothing is charged: its capture may have been under way when the seller left, and only Stripe could tell. */
function saidOfPaused(part: PartRow): Said[] {
  const isSure = part.status === 'declined' && part.lapsedIntentId === null
  const paused: Said = { key: 'order.sellerPaused', values: { shop: part.seller.shopName } }
  return [paused, ...(isSure ? [NOTHING_CHARGED] : []), ...nextForBuyer(part)]
}

/** Why an agreed part came to its end without being charged, for its buyer. */
export function endOfPart({ endReason, seller: { shopName: shop } }: PartRow): Said {
  switch (endReason) {
    case 'outcome_unknown':
      return OUTCOME_UNKNOWN
    case 'buyer_canceled':
      return { key: 'order.end.buyerCanceled' }
    case 'seller_canceled':
      return { key: 'order.end.sellerCanceled', values: { shop } }
    case 'not_shipped':
      return { key: 'order.end.notShipped', values: { shop } }
    case 'seller_disconnected':
      return { key: 'order.end.sellerDisconnected', values: { shop } }
    case 'hold_canceled':
      return { key: 'order.end.holdCanceled', values: { shop } }
    case 'not_paid':
    case 'card_declined':
    case 'card_unusable':
    case 'authentication_required':
    case 'stripe_refused':
    case 'not_made':
    case 'expired':
    case 'released':
    case 'capture_failed':
    case 'left_open':
    case 'refund_failed':
    case null:
      return { key: 'order.end.notPaid' }
    default:
      return unreachable(endReason)
  }
}

/** Why a charge was refused: what the card, the seller's account, our side or the network did. Stripe's code only picks among the card's sentences. */
export function refusalOf({ endReason, declineCode }: { endReason: EndReason | null; declineCode: string | null }): Said {
  if (!isRefusal(endReason)) return cardDeclined(null)
  switch (endReason) {
    case 'seller_disconnected':
      return SELLER_LEFT
    case 'stripe_refused':
      return { key: 'order.notAccepted' }
    case 'not_made':
      return { key: 'order.notSent' }
    case 'authentication_required':
      return cardDeclined(declineCode ?? endReason)
    case 'card_declined':
    case 'card_unusable':
      return cardDeclined(declineCode)
    default:
      return unreachable(endReason)
  }
}

function notPaid(parts: PartRow[]): Said {
  return { key: 'order.notPaid', values: { shops: namesOf(parts) } }
}

function namesOf(parts: PartRow[]): { names: string[] } {
  return { names: [...new Set(parts.map(({ seller }) => seller.shopName))] }
}
