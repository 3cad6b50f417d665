import type { OrderRow, PartChanges, PartRow } from '@/lib/db/orders/orders'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import type { EndReason } from '@/lib/domain/order/end-reason'
import { isDeferred } from '@/lib/domain/order/order'
import { recordEvent } from '@/lib/saga/record-event'
import type { PaymentFacts } from '@/lib/stripe/calls/payment-intents'
import { declinePart } from './decline-part'
import { isLapsedHold, lapseHold } from './lapse-hold'

/**
 * Makes what Stripe says of a part's PaymentIntent part of the order. A status that decides nothing leaves it as it is.
 * @param canceledFor why we canceled it, if we did
 */
export async function takePayment(order: OrderRow, partId: string, payment: PaymentFacts, canceledFor?: EndReason): Promise<void> {
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
      return declinePart(order, partId, { reason: reasonOfDecline({ code, adviceCode }), code, message }, known)
    }
    case 'canceled':
      return takeEnd(order, partId, payment, known, canceledFor)
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return
  }
}

/** A PaymentIntent that is canceled ends its part, unless it is only the hold for a later day that has lapsed. */
function takeEnd(order: OrderRow, partId: string, payment: PaymentFacts, known: PartChanges, canceledFor?: EndReason): Promise<void> {
  const part = order.parts.find(({ id }) => id === partId)
  if (part && isLapsedHold(order, part, payment)) return lapseHold(order, part)
  const reason = canceledFor ?? reasonOfEnd(order, part)
  return recordEvent(order.id, { type: 'part', partId, to: 'canceled', reason }, { part: { ...known, clientSecret: null } })
}

/** Why a PaymentIntent is canceled that was not canceled just now: by an earlier call of ours, or in Stripe's dashboard. */
function reasonOfEnd({ decision }: OrderRow, part: PartRow | undefined): EndReason {
  // A hold that is gone after it was decided to capture all: the others are given back, and the buyer reads why.
  if (decision === 'capture' && !(part && isDeferred(part))) return 'capture_failed'
  return decision === 'release' ? 'released' : 'hold_canceled'
}

/** The hold and, as far as Stripe knows it now, what the statement will show. */
function authorizedUntil({ captureBefore, statementLine }: PaymentFacts) {
  return { captureBefore, declineCode: null, declineMessage: null, ...(statementLine && { statementLine }) }
}
