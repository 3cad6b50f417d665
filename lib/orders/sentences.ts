import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { mayCorrectEmail } from '@/lib/domain/order/correct-email'
import { cardDeclined } from '@/lib/domain/order/decline'
import { type EndReason, isRefusal } from '@/lib/domain/order/end-reason'
import { nextForBuyer } from '@/lib/domain/order/next-for-buyer'
import { isAllOrNothing, isLate, isPaused } from '@/lib/domain/order/order'
import { isBuyersToSolve, REFUSALS } from '@/lib/domain/refusal/refusals'
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
    case 'card_removed':
    case 'email_refused':
    case 'account_refused':
    case 'amount_refused':
    case 'platform_refused':
    case 'stripe_refused':
    case 'not_made':
    case 'consent_ended':
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
  const late = order.parts.find((part) => part.status === 'declined' && isLate(part))
  if (late) return saidOfLate(late)
  if (order.endReason === 'email_refused') return [{ key: mayCorrectEmail(order) ? 'order.correctEmail' : 'order.emailRefused' }, NOTHING_CHARGED]
  const refused = order.parts.filter(({ status }) => status === 'declined')
  if (!isAllOrNothing(order) || refused.length === 0) return [refusalOfOrder(order), NOTHING_CHARGED]
  const hasOthers = order.parts.length > refused.length
  const released: Said[] = hasOthers ? [{ key: 'order.holdsReleased' }] : []
  return [notPaid(refused), refusalOfOrder(order), ...released, NOTHING_CHARGED, ...leaveOut(refused, order.parts)]
}

/** What is told of an order of which some sellers are paid. */
export function saidOfPartlyPaid({ parts, decision }: OrderRow): Said[] {
  const sentBack = parts.filter(({ status }) => status === 'refund_failed')
  if (decision === 'release') return [{ key: 'order.refundsFailed', values: { shops: namesOf(sentBack) } }]
  if (sentBack.length > 0) return [{ key: 'order.refundReturned', values: { shops: namesOf(sentBack) } }]
  const late = parts.find((part) => part.status === 'declined' && isLate(part))
  if (late) return [...saidOfLate(late), { key: 'order.restComplete' }]
  const missing = parts.filter(({ status }) => status === 'declined' || status === 'pending')
  const [stuck] = missing.filter(({ endReason }) => isRefusal(endReason) && !isBuyersToSolve(endReason))
  // Another card is asked for only where it can help.
  const isStuck = stuck && missing.every(({ status, endReason }) => status === 'declined' && isRefusal(endReason) && !isBuyersToSolve(endReason))
  if (isStuck) return [notPaid(missing), refusalOf(stuck, stuck.seller.shopName), { key: 'order.restComplete' }]
  return [notPaid(missing), { key: 'order.tryForRest' }]
}

/** What is told of one seller's part; nothing where its status says all. */
export function saidOfPart(order: Pick<OrderRow, 'decision'>, part: PartRow): Said[] {
  const { status, endReason } = part
  const isReleased = order.decision === 'release'
  if (endReason === 'outcome_unknown') return [OUTCOME_UNKNOWN]
  if (status === 'declined') return isLate(part) ? saidOfLate(part) : [refusalOf(part, part.seller.shopName)]
  if (status === 'canceled' && part.agreedAt) return [endOfPart(part)]
  if (status === 'authorized' && endReason === 'seller_disconnected') return saidOfPaused(part)
  if (status === 'refund_failed' && isReleased) return [{ key: 'order.refundFailed' }]
  if (status === 'refund_failed') return [{ key: 'order.refundReturned', values: { shops: namesOf([part]) } }]
  return status === 'refunded' && isReleased ? [{ key: 'order.refundedForOther' }] : []
}

/** A charge that was refused without its buyer: why, and what comes next. */
function saidOfLate(part: PartRow): Said[] {
  if (part.endReason === 'seller_disconnected') return saidOfPaused(part)
  if (isPaused(part)) return [refusalOf(part, part.seller.shopName), ...nextForBuyer(part)]
  return [notPaid([part]), refusalOf(part, part.seller.shopName), ...nextForBuyer(part)]
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
    case 'card_removed':
    case 'email_refused':
    case 'account_refused':
    case 'amount_refused':
    case 'platform_refused':
    case 'stripe_refused':
    case 'not_made':
    case 'consent_ended':
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

type RefusedFacts = { endReason: EndReason | null; declineCode: string | null }

/**
 * Why a charge was refused: what the card, the seller's account, the platform, our side or the network did. Stripe's code only picks among the sentences of one reason.
 * @param shop whose charge it was; null for the card itself
 */
export function refusalOf({ endReason, declineCode }: RefusedFacts, shop: string | null): Said {
  if (!isRefusal(endReason)) return cardDeclined(null)
  switch (endReason) {
    case 'seller_disconnected':
      return SELLER_LEFT
    case 'account_refused':
      return shop ? { key: 'order.accountRefused', values: { shop } } : { key: 'order.platformRefused' }
    case 'amount_refused':
      return amountRefused(declineCode, shop)
    case 'platform_refused':
      return shop ? { key: 'order.platformRefusedFor', values: { shop } } : { key: 'order.platformRefused' }
    case 'stripe_refused':
      return { key: 'order.notAccepted' }
    case 'not_made':
      return { key: 'order.notSent' }
    case 'card_removed':
      return { key: 'order.cardRemoved' }
    case 'email_refused':
      return { key: 'order.emailRefused' }
    case 'consent_ended':
      return { key: 'order.consentEnded' }
    case 'authentication_required':
      return cardDeclined(declineCode ?? endReason)
    case 'card_declined':
    case 'card_unusable':
      return cardDeclined(declineCode)
    default:
      return unreachable(endReason)
  }
}

function amountRefused(code: string | null, shop: string | null): Said {
  if (!shop) return { key: 'order.platformRefused' }
  return { key: code === 'amount_too_large' ? 'order.amountTooLarge' : 'order.amountTooSmall', values: { shop } }
}

/** The same of an order: of the part that was refused for the order's reason, or of its card. */
function refusalOfOrder(order: OrderRow): Said {
  const part = order.parts.find(({ status, endReason }) => status === 'declined' && endReason === order.endReason)
  return refusalOf(order, part?.seller.shopName ?? null)
}

/** Where only a seller's account is in the way, the others can be paid without them. */
function leaveOut(refused: PartRow[], all: PartRow[]): Said[] {
  const isTheirs = refused.every(({ endReason }) => isRefusal(endReason) && REFUSALS[endReason].wayOn === 'leave_seller_out')
  return isTheirs && all.length > refused.length ? [{ key: 'order.leaveOut', values: { shops: namesOf(refused) } }] : []
}

function notPaid(parts: PartRow[]): Said {
  return { key: 'order.notPaid', values: { shops: namesOf(parts) } }
}

function namesOf(parts: PartRow[]): { names: string[] } {
  return { names: [...new Set(parts.map(({ seller }) => seller.shopName))] }
}
