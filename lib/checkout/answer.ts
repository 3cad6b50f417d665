import type { OrderRow } from '@/lib/db/orders'
import type { CheckoutAnswer, CheckoutRefusal } from '@/lib/domain/checkout-wire'
import { declineSentence } from '@/lib/domain/decline'
import { unreachable } from '@/lib/domain/unreachable'
import { orderPath } from './urls'

/** What came of a request to buy: an answer about its order, or why none was begun. */
export type Placed = { kind: 'answer'; answer: CheckoutAnswer; orderId: string } | { kind: 'refused'; refusal: CheckoutRefusal }

/** No order was begun, nothing was charged. */
export function refuse(refusal: CheckoutRefusal): Placed {
  return { kind: 'refused', refusal }
}

/** A seller disconnected while the buyer was at the checkout. */
export const SELLER_LEFT: CheckoutRefusal = { code: 'seller_cannot_charge', sentence: 'The seller can no longer take payments. Nothing was charged.' }

export const CHECKING = 'We are checking with Stripe whether the payment went through. You need not do anything; please do not pay again.'

const OVER = 'The time to finish this purchase is over. Nothing was charged. You can start again.'
const NEVER_KNOWN =
  'Stripe can no longer tell us whether this payment went through. Look at your card statement: if it shows a charge, the seller can refund it.'

/** What the buyer is told of an order as it stands. Nothing but a definite answer of Stripe's is ever told as "declined". */
export function answerFor(order: OrderRow): CheckoutAnswer {
  switch (order.status) {
    case 'paid':
    case 'refunded':
      return { status: 'paid', orderUrl: orderPath(order.id) }
    case 'declined':
      return { status: 'declined', code: order.declineCode ?? 'card_declined', sentence: sentenceFor(order.declineCode) }
    case 'canceled':
      return { status: 'canceled', sentence: order.declineCode === 'outcome_unknown' ? NEVER_KNOWN : OVER }
    case 'open':
      return authenticationFor(order) ?? { status: 'unknown', sentence: CHECKING }
    default:
      return unreachable(order.status)
  }
}

/** The sentence for a refused card, or for a seller whose account refused. */
export function sentenceFor(code: string | null): string {
  if (code === 'seller_disconnected') return SELLER_LEFT.sentence
  return declineSentence(code ?? 'card_declined')
}

/** Confirmations come one after the other: the card itself first, then each seller's charge. */
function authenticationFor(order: OrderRow): CheckoutAnswer | null {
  if (order.cardStatus === 'requires_action' && order.setupClientSecret) {
    return { status: 'needs_authentication', clientSecret: order.setupClientSecret, accountId: null }
  }
  const part = order.parts.find(({ status, clientSecret }) => status === 'requires_action' && clientSecret)
  return part?.clientSecret ? { status: 'needs_authentication', clientSecret: part.clientSecret, accountId: part.accountId } : null
}
