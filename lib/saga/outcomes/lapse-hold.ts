import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isChargedLater } from '@/lib/domain/order/order'
import { partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import type { PaymentFacts } from '@/lib/stripe/calls/payment-intents'

/** Whether a hold for a later day was given up by Stripe, and not canceled by hand: its part can still be charged. */
export function isLapsedHold({ decision }: Pick<OrderRow, 'decision'>, part: PartRow, payment: Pick<PaymentFacts, 'isLapsed'>): boolean {
  return payment.isLapsed && part.status === 'authorized' && isChargedLater(part) && !part.givesUp && decision !== 'release'
}

/**
 * A hold has lapsed before it was captured: the part waits for its day like one that was never held, and the saved card is charged then, by another
 * PaymentIntent. The old one is canceled at Stripe, so that there are never two that could be paid.
 * Source: docs.stripe.com/payments/place-a-hold-on-a-payment-method
 * @param unseen its PaymentIntent, where its account could not be asked what became of it
 */
export function lapseHold(part: PartRow, unseen: { lapsedIntentId?: string | null } = {}): SagaEvent {
  return partEvent({ type: 'part', partId: part.id, to: 'scheduled' }, unseen)
}
