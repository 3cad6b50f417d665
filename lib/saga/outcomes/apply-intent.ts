import type { OrderRow, PartChanges, PartRow } from '@/lib/db/orders/orders'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import type { EndReason } from '@/lib/domain/order/end-reason'
import { isChargedLater } from '@/lib/domain/order/order'
import { partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import type { PaymentFacts } from '@/lib/stripe/calls/payment-intents'
import { declinePart } from './decline-part'
import { isLapsedHold, lapseHold } from './lapse-hold'

/**
 * What a part's PaymentIntent, as Stripe shows it, means for the part. A status that decides nothing means nothing.
 * @param canceledFor why we canceled it, if we did
 */
export async function applyIntent(order: OrderRow, part: PartRow, payment: PaymentFacts, canceledFor?: EndReason): Promise<SagaEvent[]> {
  const { id: paymentIntentId, clientSecret, chargeId, receiptUrl, statementLine } = payment
  const ids = { paymentIntentId, ...(chargeId && { chargeId }), ...(receiptUrl && { receiptUrl }) }
  // As far as Stripe knows it now: what the card's statement will show.
  const known = { ...ids, ...(statementLine && { statementLine }), clientSecret: null }
  const settled = { declineCode: null, declineMessage: null }
  const of = { type: 'part', partId: part.id } as const
  switch (payment.status) {
    case 'succeeded':
      return [partEvent({ ...of, to: 'captured' }, { ...known, ...settled, ...lessCaptured(part, payment) }, settled)]
    case 'requires_capture':
      return [partEvent({ ...of, to: 'authorized' }, { ...known, ...settled, captureBefore: payment.captureBefore })]
    case 'requires_action':
      return [partEvent({ ...of, to: 'requires_action' }, { ...ids, clientSecret })]
    case 'requires_payment_method': {
      const { code = 'card_declined', message = '', adviceCode = null } = payment.failure ?? {}
      return [await declinePart(order, part, { reason: reasonOfDecline({ code, adviceCode }), code, message }, ids)]
    }
    case 'canceled':
      return [applyEnd(order, part, payment, ids, canceledFor)]
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return []
  }
}

/** Whoever captures in Stripe's dashboard may take less than was agreed: what was charged is what was captured. */
function lessCaptured({ amountMinor }: PartRow, { captured }: PaymentFacts): PartChanges {
  return captured && captured.amountMinor < amountMinor ? captured : {}
}

/** A PaymentIntent that is canceled ends its part, unless it is only the hold for a later day that has lapsed. */
function applyEnd(order: OrderRow, part: PartRow, payment: PaymentFacts, ids: PartChanges, canceledFor?: EndReason): SagaEvent {
  if (isLapsedHold(order, part, payment)) return lapseHold(part)
  const reason = canceledFor ?? reasonOfEnd(order, part)
  return partEvent({ type: 'part', partId: part.id, to: 'canceled', reason }, { ...ids, clientSecret: null })
}

/** Why a PaymentIntent is canceled that was not canceled just now: by an earlier call of ours, or in Stripe's dashboard. */
function reasonOfEnd({ decision }: OrderRow, part: PartRow): EndReason {
  // A hold that is gone after it was decided to capture all: the others are given back, and the buyer reads why.
  if (decision === 'capture' && !isChargedLater(part)) return 'capture_failed'
  return decision === 'release' ? 'released' : 'hold_canceled'
}
