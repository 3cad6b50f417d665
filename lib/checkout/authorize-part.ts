import { shareCard } from '@/lib/customers/share-card'
import { forgetConnectedCustomer } from '@/lib/db/customers'
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
  const call = shared.kind === 'ok' ? callFor(order, part, shared.value) : null
  const requestKey = `${order.id}/${part.sellerId}/authorize/${order.attempt}`
  const begun = await recordEvent(
    order.id,
    { type: 'part', partId: part.id, to: 'authorizing' },
    { part: { requestKey, requestedAt: new Date(), ...(shared.kind === 'ok' && { ...shared.value, requestParams: call ?? undefined }) } },
  )
  if (shared.kind !== 'ok' || !call) return declinePart(begun, part.id, shared.kind === 'ok' ? 'processing_error' : shared.code, '')
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
      return declinePart(order, partId, outcome.code, outcome.message)
    case 'refused':
      return refused(order, partId, outcome)
    case 'unknown':
      return order
  }
}

async function refused(order: OrderRow, partId: string, outcome: { code: string; message: string }): Promise<OrderRow> {
  const part = order.parts.find(({ id }) => id === partId)
  console.error(`Order ${order.id}: Stripe refused the charge (${outcome.code}): ${outcome.message}`)
  // The PaymentIntent is in another state than we thought, or the key was used for something else: read it, do not guess.
  if (outcome.code === 'payment_intent_unexpected_state' || outcome.code === 'idempotency_error') return order
  if (outcome.code === 'resource_missing' && part) await forgetConnectedCustomer(order.customerId, part.accountId)
  return declinePart(order, partId, outcome.code === 'account_invalid' ? 'seller_disconnected' : 'processing_error', outcome.message)
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
