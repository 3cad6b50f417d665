import type { OrderRow, PartChanges, PartRow } from '@/lib/db/orders/orders'
import { isDeferred } from '@/lib/domain/order/order'
import { recordEvent } from '@/lib/saga/record-event'
import type { PaymentFacts } from '@/lib/stripe/calls/payment-intents'
import { declinePart } from './decline-part'
import { isLapsedHold, lapseHold } from './lapse-hold'

/** Makes what Stripe says of a part's PaymentIntent part of the order. A status that decides nothing leaves it as it is. */
export async function takePayment(order: OrderRow, partId: string, payment: PaymentFacts): Promise<void> {
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
    case 'requires_payment_method': {
      const { code = 'card_declined', message = '', adviceCode = null } = payment.failure ?? {}
      return declinePart(order, partId, { code, message, adviceCode }, known)
    }
    case 'canceled':
      return takeEnd(order, partId, payment, known)
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return
  }
}

/** A PaymentIntent that is canceled ends its part, unless it is only the hold for a later day that has lapsed. */
function takeEnd(order: OrderRow, partId: string, payment: PaymentFacts, known: PartChanges): Promise<void> {
  const part = order.parts.find(({ id }) => id === partId)
  if (part && isLapsedHold(order, part, payment)) return lapseHold(order, part)
  const reason = part && isHeldForLater(part) ? { declineCode: 'hold_canceled' } : {}
  const lost = part && isDeferred(part) ? {} : lostOf(order)
  return recordEvent(order.id, { type: 'part', partId, to: 'canceled' }, { part: { ...known, ...reason, clientSecret: null }, ...lost })
}

/** Nobody of ours canceled it: its seller did, in Stripe's dashboard. */
function isHeldForLater(part: PartRow): boolean {
  return isDeferred(part) && part.status === 'authorized' && !part.givesUp
}

/** The hold and, as far as Stripe knows it now, what the statement will show. */
function authorizedUntil({ captureBefore, statementLine }: PaymentFacts) {
  return { captureBefore, declineCode: null, declineMessage: null, ...(statementLine && { statementLine }) }
}

/** A hold that is gone after it was decided to capture all: the others are given back, and the buyer reads why. */
function lostOf({ decision }: OrderRow) {
  return decision === 'capture' ? { order: { declineCode: 'capture_failed' } } : {}
}
