import type { SharedCard } from '@/lib/customers/share-card'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isChargedLater } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { orderUrl } from '@/lib/orders/order-urls'
import { attemptOf } from '@/lib/saga/attempt'
import { endAttempt } from '@/lib/saga/outcomes/end-attempt'
import { clearFormer, mayBeStrange, strangeIntent } from '@/lib/saga/outcomes/former-intent'
import { partEvent } from '@/lib/saga/saga-event'
import { knownCard, shareForPart } from './share-part'
import type { StepWork } from './step-work'
import { callStripe, type StoredCall } from './stored-call'

/**
 * Shares the buyer's card with the seller's account and authorizes or charges it there. A known card at a known seller is this one call.
 * A part keeps its one PaymentIntent: another card is tried on the same, unless its Customer was deleted there. What is charged on a later day is charged without the buyer.
 * The part stays `authorizing` when Stripe's answer is not known.
 */
export async function authorizePart(order: OrderRow, part: PartRow): Promise<StepWork> {
  const tries = isAlone(part) ? part.tries + 1 : part.tries
  const card = await knownCard(order, part)
  const isReady = card !== null && part.lapsedIntentId === null && !mayBeStrange(part, card.connectedCustomerId)
  return isReady ? begin(order, part, card, tries) : { events: [], call: () => shareFirst(order, part, tries) }
}

/** Shares the card, and clears former PaymentIntents out of the way. */
async function shareFirst(order: OrderRow, part: PartRow, tries: number): Promise<StepWork> {
  const lapsed = part.lapsedIntentId ? await clearFormer(order, part, part.lapsedIntentId, tries) : { isClear: true as const }
  if (!lapsed.isClear) return lapsed
  const shared = await shareForPart(order, part)
  if (shared.kind === 'failed') return { events: shared.events }
  if (shared.kind === 'refused') return { events: [await endAttempt(order, part, shared.refusal, { tries })] }
  const strange = await strangeIntent(part, shared.card.connectedCustomerId)
  const former = strange ? await clearFormer(order, part, strange, tries) : { isClear: true as const }
  if (!former.isClear) return former
  return begin(order, strange ? { ...part, ...REPLACED } : part, shared.card, tries)
}

const REPLACED = { paymentIntentId: null, clientSecret: null, chargeId: null }

/** Stores the call with its key and parameters; then makes it, unless the order ended while the card was being shared. */
function begin(order: OrderRow, part: PartRow, card: SharedCard, tries: number): StepWork {
  const key = `${order.id}/${part.id}/authorize/${attemptOf(order, { tries })}`
  const call = callFor(order, part, card)
  const { paymentIntentId, clientSecret, chargeId } = part
  const stored = { key, params: call, requestedAt: new Date() }
  const changes = { ...card, call: stored, paymentIntentId, clientSecret, chargeId, tries, lapsedIntentId: null }
  return {
    events: [partEvent({ type: 'part', partId: part.id, to: 'authorizing' }, changes)],
    call: async (begun) => {
      const row = begun.parts.find(({ id }) => id === part.id)
      return { events: row?.status === 'authorizing' ? await callStripe(begun, row, call, key) : [] }
    },
  }
}

/** Whether a part is charged without its buyer: its day has come, or the next try after a refusal. */
function isAlone(part: PartRow): boolean {
  return isChargedLater(part) && part.status !== 'pending'
}

function callFor(order: OrderRow, part: PartRow, shared: SharedCard): StoredCall {
  const returnUrl = orderUrl(order.id)
  const paymentMethodId = shared.clonedPaymentMethodId
  const { amountMinor, currency, applicationFeeMinor, captureMethod } = part
  const confirm = { paymentMethodId, captureMethod, offSession: isAlone(part), returnUrl }
  if (part.paymentIntentId) return { call: 'confirm', paymentIntentId: part.paymentIntentId, params: confirm }
  const how = { connectedCustomerId: shared.connectedCustomerId, ...confirm }
  const ids = { orderId: order.id, sellerOrderId: part.id, receiptNumber: receiptNumber(order.number) }
  return { call: 'create', params: { amountMinor, currency, applicationFeeMinor, ...how, ...ids } }
}
