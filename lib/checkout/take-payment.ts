import type { OrderRow, PartChanges } from '@/lib/db/orders'
import type { PaymentFacts } from '@/lib/stripe/payment-intents'
import { recordEvent } from './record-event'

/** Makes what Stripe says of a part's PaymentIntent part of the order. A status that decides nothing leaves it as it is. */
export async function takePayment(order: OrderRow, partId: string, payment: PaymentFacts): Promise<OrderRow> {
  const { id: paymentIntentId, clientSecret, chargeId, receiptUrl } = payment
  const known = { paymentIntentId, ...(chargeId && { chargeId }), ...(receiptUrl && { receiptUrl }) }
  switch (payment.status) {
    case 'succeeded': {
      const statement = payment.statementLine ? { statementLine: payment.statementLine } : {}
      const part = { ...known, ...statement, clientSecret: null, declineCode: null, declineMessage: null }
      return recordEvent(order.id, { type: 'part', partId, to: 'captured' }, { part, order: { declineCode: null, declineMessage: null } })
    }
    case 'requires_capture':
      return recordEvent(
        order.id,
        { type: 'part', partId, to: 'authorized' },
        { part: { ...known, ...authorizedUntil(payment), clientSecret: null } },
      )
    case 'requires_action':
      return recordEvent(order.id, { type: 'part', partId, to: 'requires_action' }, { part: { ...known, clientSecret } })
    case 'requires_payment_method':
      return declinePart(order, partId, payment.failure?.code ?? 'card_declined', payment.failure?.message ?? '', known)
    case 'canceled':
      return recordEvent(order.id, { type: 'part', partId, to: 'canceled' }, { part: { ...known, clientSecret: null }, ...lostOf(order) })
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return order
  }
}

/** Ends an attempt at one part: nothing was charged for it. The buyer may try another card. */
export function declinePart(order: OrderRow, partId: string, code: string, message: string, known: PartChanges = {}): Promise<OrderRow> {
  const reason = { declineCode: code, declineMessage: message }
  return recordEvent(order.id, { type: 'part', partId, to: 'declined' }, { part: { ...known, ...reason, clientSecret: null }, order: reason })
}

/** The hold and, as far as Stripe knows it now, what the statement will show. */
function authorizedUntil({ captureBefore, statementLine }: PaymentFacts) {
  return { captureBefore, declineCode: null, declineMessage: null, ...(statementLine && { statementLine }) }
}

/** A hold that is gone after it was decided to capture all: the others are given back, and the buyer reads why. */
function lostOf({ decision }: OrderRow) {
  return decision === 'capture' ? { order: { declineCode: 'capture_failed' } } : {}
}
