import { getOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { isDeferred } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { orderUrl } from '@/lib/orders/order-urls'
import { attemptOf } from '@/lib/saga/attempt'
import { takePayment } from '@/lib/saga/outcomes/apply-intent'
import { endAttempt } from '@/lib/saga/outcomes/end-attempt'
import { clearFormer, strangeIntent } from '@/lib/saga/outcomes/former-intent'
import { recordEvent } from '@/lib/saga/record-event'
import { type AuthorizeParams, type ConfirmParams, chargeDirectly, confirmWithOtherCard, type PaymentFacts } from '@/lib/stripe/calls/payment-intents'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { shareForPart } from './share-part'

/** The call as it is stored before it is made; a repeat after a crash reads it from there. */
export type StoredCall = { call: 'create'; params: AuthorizeParams } | { call: 'confirm'; paymentIntentId: string; params: ConfirmParams }

/**
 * Shares the buyer's card with the seller's account and authorizes or charges it there. A known card at a known seller is this one call.
 * A part keeps its one PaymentIntent: another card is tried on the same, unless its Customer was deleted there. What is charged on a later day is charged without the buyer.
 * The part stays `authorizing` when Stripe's answer is not known.
 */
export async function authorizePart(order: OrderRow, part: PartRow): Promise<void> {
  const tries = isAlone(part) ? part.tries + 1 : part.tries
  if (part.lapsedIntentId && !(await clearFormer(order, part, part.lapsedIntentId, tries))) return
  const shared = await shareForPart(order, part)
  if (shared.kind === 'unknown') return
  if (shared.kind !== 'ok') return endAttempt(order, part.id, shared, { tries })
  const strange = await strangeIntent(part, shared.value.connectedCustomerId)
  if (strange && !(await clearFormer(order, part, strange, tries))) return
  const requestKey = `${order.id}/${part.id}/authorize/${attemptOf(order, { tries })}`
  const call = callFor(order, strange ? { ...part, paymentIntentId: null } : part, shared.value)
  const replaced = strange ? { paymentIntentId: null, clientSecret: null, chargeId: null } : {}
  const changes = { ...shared.value, ...replaced, tries, lapsedIntentId: null, requestKey, requestParams: call, requestedAt: new Date() }
  await recordEvent(order.id, { type: 'part', partId: part.id, to: 'authorizing' }, { part: changes })
  const begun = await getOrder(order.id)
  // The order may have ended while the card was being shared: then nothing is charged any more.
  if (begun.parts.find(({ id }) => id === part.id)?.status !== 'authorizing') return
  return settleCall(begun, part.id, await makeCall(call, part.accountId, requestKey))
}

/** Whether a part is charged without its buyer: its day has come, or the next try after a refusal. */
function isAlone(part: PartRow): boolean {
  return isDeferred(part) && part.status !== 'pending'
}

/** Makes a stored call, for the first time or again: the key makes both the same. */
export function makeCall(call: StoredCall, accountId: string, key: string): Promise<StripeOutcome<PaymentFacts>> {
  return call.call === 'create'
    ? chargeDirectly(call.params, accountId, key)
    : confirmWithOtherCard(call.paymentIntentId, call.params, accountId, key)
}

/** Takes the outcome of a call: what is known moves the part, a refusal ends the attempt, the unknown stays `authorizing`. */
export async function settleCall(order: OrderRow, partId: string, outcome: StripeOutcome<PaymentFacts>): Promise<void> {
  switch (outcome.kind) {
    case 'ok':
      return takePayment(order, partId, outcome.value)
    case 'declined':
      return endAttempt(order, partId, outcome)
    case 'refused':
      // The PaymentIntent is in another state than we thought, or the key was used for something else: read it, do not guess.
      return UNSETTLED.has(outcome.code) ? undefined : endAttempt(order, partId, outcome)
    case 'unknown':
      return
  }
}

const UNSETTLED = new Set(['payment_intent_unexpected_state', 'idempotency_error'])
function callFor(order: OrderRow, part: PartRow, shared: { connectedCustomerId: string; clonedPaymentMethodId: string }): StoredCall {
  const returnUrl = orderUrl(order.id)
  const paymentMethodId = shared.clonedPaymentMethodId
  const { amountMinor, currency, applicationFeeMinor, captureMethod } = part
  const confirm = { paymentMethodId, captureMethod, offSession: isAlone(part), returnUrl }
  if (part.paymentIntentId) return { call: 'confirm', paymentIntentId: part.paymentIntentId, params: confirm }
  const how = { connectedCustomerId: shared.connectedCustomerId, ...confirm }
  const ids = { orderId: order.id, sellerOrderId: part.id, receiptNumber: receiptNumber(order.number) }
  return { call: 'create', params: { amountMinor, currency, applicationFeeMinor, ...how, ...ids } }
}
