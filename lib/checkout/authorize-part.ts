import { shareCard } from '@/lib/customers/share-card'
import { transaction } from '@/lib/db/client'
import { forgetConnectedCustomer } from '@/lib/db/customers'
import { send } from '@/lib/db/jobs'
import type { OrderRow, PartRow } from '@/lib/db/orders'
import { receiptNumber } from '@/lib/domain/receipt-number'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { type AuthorizeParams, chargeDirectly, confirmWithOtherCard, type PaymentFacts } from '@/lib/stripe/payment-intents'
import { recordEvent } from './record-event'
import { declinePart, takePayment } from './take-payment'
import { orderUrl } from './urls'

/** The call as it is stored before it is made; a repeat after a crash reads it from there. */
export type StoredCall =
  | { call: 'create'; params: AuthorizeParams }
  | { call: 'confirm'; paymentIntentId: string; params: { paymentMethodId: string; returnUrl: string } }

/**
 * Shares the buyer's card with the seller's account and charges it there. A known card at a known seller is this one call.
 * A part keeps its one PaymentIntent: another card is tried on the same.
 * @returns the order afterwards; the part stays `authorizing` when Stripe's answer is not known
 */
export async function authorizePart(order: OrderRow, part: PartRow): Promise<OrderRow> {
  const { customer, savedCard } = order
  if (!savedCard || !customer.platformCustomerId) throw new Error(`Order ${order.id} has no saved card to share`)
  const buyer = { customerId: customer.id, email: customer.email, platformCustomerId: customer.platformCustomerId }
  const shared = await shareCard(buyer, savedCard, part.accountId, `${order.id}/${part.sellerId}/clone/${order.attempt}`)
  if (shared.kind === 'unknown') return order
  if (shared.kind !== 'ok') return endAttempt(order, part.id, shared)
  const requestKey = `${order.id}/${part.sellerId}/authorize/${order.attempt}`
  const call = callFor(order, part, shared.value)
  const changes = { ...shared.value, requestKey, requestParams: call, requestedAt: new Date() }
  const begun = await recordEvent(order.id, { type: 'part', partId: part.id, to: 'authorizing' }, { part: changes })
  // The order may have ended while the card was being shared: then nothing is charged any more.
  if (begun.parts.find(({ id }) => id === part.id)?.status !== 'authorizing') return begun
  return settleCall(begun, part.id, await makeCall(call, part.accountId, requestKey))
}

/** Makes a stored call, for the first time or again: the key makes both the same. */
export function makeCall(call: StoredCall, accountId: string, key: string): Promise<StripeOutcome<PaymentFacts>> {
  return call.call === 'create'
    ? chargeDirectly(call.params, accountId, key)
    : confirmWithOtherCard(call.paymentIntentId, call.params, accountId, key)
}

/** Takes the outcome of a call: what is known moves the part, a refusal ends the attempt, the unknown stays `authorizing`. */
export async function settleCall(order: OrderRow, partId: string, outcome: StripeOutcome<PaymentFacts>): Promise<OrderRow> {
  switch (outcome.kind) {
    case 'ok':
      return takePayment(order, partId, outcome.value)
    case 'declined':
      return endAttempt(order, partId, outcome)
    case 'refused':
      // The PaymentIntent is in another state than we thought, or the key was used for something else: read it, do not guess.
      return UNSETTLED.has(outcome.code) ? order : endAttempt(order, partId, outcome)
    case 'unknown':
      return order
  }
}

const UNSETTLED = new Set(['payment_intent_unexpected_state', 'idempotency_error'])
type Refusal = { kind: 'declined' | 'refused'; code: string; message: string }

/** Ends an attempt after a definite no. A no that is not the bank's is ours to look into; the buyer reads what it means for them. */
async function endAttempt(order: OrderRow, partId: string, { kind, code, message }: Refusal): Promise<OrderRow> {
  if (kind === 'declined') return declinePart(order, partId, code, message)
  console.error(`Order ${order.id}: Stripe refused the charge (${code}): ${message}`)
  const part = order.parts.find(({ id }) => id === partId)
  // A Customer or card may have been removed there: the next attempt finds or makes them anew.
  if (part) await forgetConnectedCustomer(order.customerId, part.accountId)
  if (code !== 'account_invalid') return declinePart(order, partId, 'processing_error', message)
  if (part) await transaction((tx) => send(tx, 'sync-account', { accountId: part.accountId }))
  return declinePart(order, partId, 'seller_disconnected', message)
}

function callFor(order: OrderRow, part: PartRow, shared: { connectedCustomerId: string; clonedPaymentMethodId: string }): StoredCall {
  const returnUrl = orderUrl(order.id)
  const paymentMethodId = shared.clonedPaymentMethodId
  if (part.paymentIntentId) return { call: 'confirm', paymentIntentId: part.paymentIntentId, params: { paymentMethodId, returnUrl } }
  const { amountMinor, currency, applicationFeeMinor } = part
  const { connectedCustomerId } = shared
  const ids = { orderId: order.id, sellerOrderId: part.id, receiptNumber: receiptNumber(order.number) }
  return { call: 'create', params: { amountMinor, currency, applicationFeeMinor, connectedCustomerId, paymentMethodId, returnUrl, ...ids } }
}
