import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { applyIntent } from '@/lib/saga/outcomes/apply-intent'
import { endAttempt } from '@/lib/saga/outcomes/end-attempt'
import type { SagaEvent } from '@/lib/saga/saga-event'
import { type AuthorizeParams, type ConfirmParams, chargeCard, confirmWithOtherCard, type PaymentFacts } from '@/lib/stripe/calls/payment-intents'
import type { ChargePlace } from '@/lib/stripe/charge-place'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/** The call as it is stored before it is made; a repeat after a crash reads it from there. */
export type StoredCall = { call: 'create'; params: AuthorizeParams } | { call: 'confirm'; paymentIntentId: string; params: ConfirmParams }

/** Makes a stored call, for the first time or again: the key makes both the same. */
export function callStripe(call: StoredCall, place: ChargePlace, key: string): Promise<StripeOutcome<PaymentFacts>> {
  return call.call === 'create' ? chargeCard(call.params, place, key) : confirmWithOtherCard(call.paymentIntentId, call.params, place, key)
}

/** What is known moves the part, a refusal ends the attempt, the unknown stays `authorizing`. */
export async function applyOutcome(order: OrderRow, part: PartRow, outcome: StripeOutcome<PaymentFacts>): Promise<SagaEvent[]> {
  switch (outcome.kind) {
    case 'ok':
      return applyIntent(order, part, outcome.value)
    case 'declined':
      return [await endAttempt(order, part, outcome)]
    case 'refused':
      // The PaymentIntent is in another state than we thought, or the key was used for something else: read it, do not guess.
      return UNSETTLED.has(outcome.code) ? [] : [await endAttempt(order, part, outcome)]
    case 'unknown':
      return []
  }
}

const UNSETTLED = new Set(['payment_intent_unexpected_state', 'idempotency_error'])
