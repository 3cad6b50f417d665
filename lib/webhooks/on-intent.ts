import { followChangeOf } from '@/lib/cards/change-card'
import { dropStrayCard } from '@/lib/cards/stray-card'
import { findOrder, findOrderIdBySetup, type OrderRow } from '@/lib/db/orders/orders'
import { findPartByPaymentIntent } from '@/lib/db/orders/settlements'
import { advanceOrder } from '@/lib/saga/advance-order'
import { accountOfCharge } from '@/lib/stripe/charge-place'
import type { StripeEvent } from './stripe-event'

/** Something happened to a PaymentIntent: the order it belongs to reads it again. Of one that is captured Stripe's own answer has said all there is to say. */
export async function paymentIntentChanged(event: StripeEvent): Promise<string | null> {
  const part = await findPartByPaymentIntent(event.object.id)
  if (part?.status === 'captured') return null
  const orderId = part?.orderId ?? (await orderFromMetadata(event))
  return orderId ? reread(event, orderId) : NOT_OURS
}

/** Something happened to a SetupIntent: the order it belongs to reads it again. A card that comes too late for it is removed. */
export async function setupIntentChanged(event: StripeEvent): Promise<string | null> {
  const setupIntentId = event.object.id
  if (await followChangeOf(setupIntentId)) return null
  const orderId = (await findOrderIdBySetup(setupIntentId)) ?? (await orderFromMetadata(event))
  if (!orderId) return NOT_OURS
  const note = await reread(event, orderId)
  if (event.type === 'setup_intent.succeeded') await dropStrayCard(orderId, setupIntentId)
  return note
}

const NOT_OURS = 'Not of one of our orders.'

async function reread(event: StripeEvent, orderId: string): Promise<string | null> {
  const { kind, order } = await advanceOrder(orderId, { reread: true })
  // Whoever holds the lease may have read before this happened: look again when they are done.
  if (kind === 'busy' && order.status === 'open') throw new Error(`Order ${orderId} is being advanced; looking again later`)
  // The news is good, and the order has not heard it: Stripe could not be read just now.
  if (event.type.endsWith('.succeeded') && isWaiting(order, event.object.id)) throw new Error(`Stripe did not answer about order ${orderId}`)
  return null
}

function isWaiting({ status, setupIntentId, cardStatus, parts }: OrderRow, intentId: string): boolean {
  // An order that has ended charges nothing with a card that was saved after all.
  if (setupIntentId === intentId) return status === 'open' && cardStatus === 'requires_action'
  return parts.some(({ paymentIntentId, status }) => paymentIntentId === intentId && NOT_YET_PAID.has(status))
}

const NOT_YET_PAID = new Set(['pending', 'scheduled', 'authorizing', 'requires_action', 'authorized', 'declined', 'canceled'])

/** The event can be faster than our own answer from Stripe: then only its metadata names the order. The account must be that order's. */
async function orderFromMetadata({ object, accountId }: StripeEvent): Promise<string | null> {
  const orderId = object.metadata?.orderId
  const order = orderId ? await findOrder(orderId) : null
  const isOurs = order && (object.object === 'setup_intent' ? accountId === null : order.parts.some((part) => accountOfCharge(part) === accountId))
  return isOurs ? order.id : null
}
