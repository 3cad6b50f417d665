import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isRefusal, type RefusalReason } from '@/lib/domain/order/end-reason'
import { mayChooseAgain } from '@/lib/domain/order/order'
import { unreachable } from '@/lib/domain/unreachable'
import type { CheckoutAnswer, CheckoutOutcome, CheckoutProgress, CheckoutRefusal, ChosenCompletion } from '@/lib/domain/wire/checkout-wire'
import { accountOfCharge } from '@/lib/stripe/charge-place'
import { orderPath } from './order-urls'
import { BEING_PAID, CHECKING, endOfOrder, saidOfPart, saidOfPartlyPaid, saidOfRefused } from './sentences'

/** What came of a request to buy: an answer about its order, or why none was begun. */
export type Placed = { kind: 'answer'; answer: CheckoutAnswer; orderId: string } | { kind: 'refused'; refusal: CheckoutRefusal }

/** No order was begun, nothing was charged. */
export function refuse(refusal: CheckoutRefusal): Placed {
  return { kind: 'refused', refusal }
}

/**
 * What the buyer is told of an order as it stands, with how far each seller's part has come.
 * @param isBusy somebody else goes on with it at this moment
 */
export function answerFor(order: OrderRow, isBusy = false): CheckoutAnswer {
  return { ...outcomeOf(order, isBusy), progress: progressOf(order), completion: completionOf(order) }
}

/** What was chosen should a seller not be payable, and whether the buyer may choose again. */
export function completionOf(order: OrderRow): ChosenCompletion {
  return { chosen: order.completion, isOpen: mayChooseAgain(order) }
}

/** How far the card and each seller's part have come, in the order of the cart. */
export function progressOf(order: OrderRow): CheckoutProgress {
  return { cardStatus: order.cardStatus, parts: order.parts.map((part) => partProgress(order, part)) }
}

function partProgress(order: OrderRow, part: PartRow): CheckoutProgress['parts'][number] {
  const { id, seller, currency, amountMinor, status } = part
  return { partId: id, shopName: seller.shopName, currency, amountMinor, status, sentence: saidOfPart(order, part) }
}

/** Nothing but a definite answer of Stripe's is ever told as "declined". */
function outcomeOf(order: OrderRow, isBusy: boolean): CheckoutOutcome {
  switch (order.status) {
    case 'paid':
    case 'scheduled':
    case 'refunded':
      return wasGivenBack(order) ? { status: 'canceled', sentence: [endOfOrder(order)] } : { status: 'paid', orderUrl: orderPath(order.id) }
    case 'partly_paid':
      return { status: 'partly_paid', orderUrl: orderPath(order.id), sentence: saidOfPartlyPaid(order) }
    case 'declined':
      return { status: 'declined', reason: refusalOf(order), code: order.declineCode, sentence: saidOfRefused(order) }
    case 'canceled':
      return { status: 'canceled', sentence: [endOfOrder(order)] }
    case 'open':
      return authenticationFor(order) ?? { status: 'unknown', sentence: [isBusy ? BEING_PAID : CHECKING] }
    default:
      return unreachable(order.status)
  }
}

function refusalOf({ endReason }: OrderRow): RefusalReason {
  return isRefusal(endReason) ? endReason : 'card_declined'
}

/** All or nothing: a seller's charge was lost after others were captured, and those were refunded. */
function wasGivenBack({ status, decision }: OrderRow): boolean {
  return status === 'refunded' && decision === 'release'
}

/** Confirmations come one after the other: the card itself first, then each seller's charge. Once all is released nobody need confirm. */
function authenticationFor(order: OrderRow): CheckoutOutcome | null {
  if (order.cardStatus === 'requires_action' && order.setupClientSecret) {
    const confirmations = { confirmed: 0, confirmations: 1 }
    return { status: 'needs_authentication', clientSecret: order.setupClientSecret, accountId: null, ...confirmations }
  }
  if (order.decision === 'release') return null
  const asked = order.parts.filter(({ challengedAt }) => challengedAt !== null)
  const next = asked.find(({ status, clientSecret }) => status === 'requires_action' && clientSecret)
  if (!next?.clientSecret) return null
  const confirmed = asked.filter(({ status }) => status !== 'requires_action').length
  return { status: 'needs_authentication', clientSecret: next.clientSecret, accountId: accountOfCharge(next), confirmed, confirmations: asked.length }
}
