import type { SharedCard } from '@/lib/customers/share-card'
import type { Tx } from '@/lib/db/client'
import { forgetPlatformCustomer } from '@/lib/db/customers/customers'
import { markDetached } from '@/lib/db/customers/saved-cards'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isChargedLater } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { isSomethingGone, type StripesRefusal } from '@/lib/domain/refusal/reason-of-refusal'
import { shipToOf } from '@/lib/domain/shipping/ship-to'
import { log } from '@/lib/log/log'
import { orderUrl } from '@/lib/orders/order-urls'
import { attemptOf } from '@/lib/saga/attempt'
import { endAttempt } from '@/lib/saga/outcomes/end-attempt'
import { clearFormer, mayBeStrange, strangeIntent } from '@/lib/saga/outcomes/former-intent'
import { hasLostCard, pausePart } from '@/lib/saga/outcomes/pause-part'
import { type PartNote, partEvent } from '@/lib/saga/saga-event'
import { isOnPlatform } from '@/lib/stripe/charge-place'
import { knownCard, shareForPart } from './share-part'
import type { StepWork } from './step-work'
import { applyOutcome, callStripe, type StoredCall } from './stored-call'

/**
 * Shares the buyer's card with the seller's account and authorizes or charges it there. A known card at a known seller is this one call.
 * A part keeps its one PaymentIntent: another card is tried on the same, unless its Customer was deleted there. What is charged on a later day is charged without the buyer.
 * Where its card was removed meanwhile, it is paused instead. The part stays `authorizing` when Stripe's answer is not known.
 */
export async function authorizePart(tx: Tx, order: OrderRow, part: PartRow): Promise<StepWork> {
  if (await hasLostCard(order, part)) return { events: [await pausePart(order, part)] }
  const tries = isAlone(part) ? part.tries + 1 : part.tries
  const how = { tries, offSession: isAlone(part), isAgain: false }
  const card = await knownCard(tx, order, part)
  const isReady = card !== null && part.lapsedIntentId === null && !mayBeStrange(part, card.connectedCustomerId)
  return isReady ? begin(order, part, card, how) : { events: [], call: () => shareFirst(order, part, how) }
}

/** @property isAgain it is charged once more in the same try, since the Customer or card there was gone */
type How = { tries: number; offSession: boolean; isAgain: boolean }

/** Shares the card, and clears former PaymentIntents out of the way. */
async function shareFirst(order: OrderRow, part: PartRow, how: How): Promise<StepWork> {
  const { tries } = how
  const lapsed = part.lapsedIntentId ? await clearFormer(order, part, part.lapsedIntentId, tries) : { isClear: true as const }
  if (!lapsed.isClear) return lapsed
  const shared = await shareForPart(order, part)
  if (shared.kind === 'failed') return { events: shared.events }
  if (shared.kind === 'refused') return { events: [await endAttempt(order, part, shared.refusal, { tries })] }
  const strange = await strangeIntent(part, shared.card.connectedCustomerId)
  const former = strange ? await clearFormer(order, part, strange, tries) : { isClear: true as const }
  if (!former.isClear) return former
  return begin(order, strange ? { ...part, ...REPLACED } : part, shared.card, how)
}

const REPLACED = { paymentIntentId: null, clientSecret: null, chargeId: null }

/** Stores the call with its key and parameters; then makes it, unless the order ended while the card was being shared. */
function begin(order: OrderRow, part: PartRow, card: SharedCard, { tries, offSession, isAgain }: How): StepWork {
  const key = `${order.id}/${part.id}/authorize/${attemptOf(order, { tries })}${isAgain ? AGAIN : ''}`
  const call = callFor(order, part, card, offSession)
  const { paymentIntentId, clientSecret, chargeId } = part
  const stored = { key, params: call, requestedAt: new Date() }
  const changes = { ...card, call: stored, paymentIntentId, clientSecret, chargeId, tries, lapsedIntentId: null }
  const begins = partEvent({ type: 'part', partId: part.id, to: 'authorizing' }, changes)
  return {
    events: [isAgain ? { partId: part.id, name: null, changes: { part: changes }, holds: isAuthorizing } : begins],
    call: async (begun) => {
      const row = begun.parts.find(({ id }) => id === part.id)
      return row?.status === 'authorizing' ? makeCall(begun, row, call, key) : { events: [] }
    },
  }
}

const AGAIN = '/again'
const isAuthorizing = ({ status }: PartRow) => status === 'authorizing'

/**
 * Makes a stored call, for the first time or after a crash. Where the buyer's Customer or card on the account is gone, it needs no person: both are forgotten, and
 * the card is shared and charged anew in the same try, once. On the platform there is no other to share it from: what is gone there is offered no more.
 */
export async function makeCall(order: OrderRow, part: PartRow, call: StoredCall, key: string): Promise<StepWork> {
  const outcome = await callStripe(call, part, key)
  const isGone = outcome.kind === 'refused' && isSomethingGone(outcome)
  if (isGone && isOnPlatform(part)) await forgetGone(order, part, outcome)
  if (!isGone || isOnPlatform(part) || key.endsWith(AGAIN)) return { events: await applyOutcome(order, part, outcome) }
  log.info(
    { orderId: order.id, sellerOrderId: part.id, code: outcome.code },
    `The shared card no longer exists; sharing the card again: ${outcome.message}`,
  )
  return {
    events: [forgetShared(part)],
    call: async (stored) => {
      const row = stored.parts.find(({ id }) => id === part.id)
      const how = { tries: part.tries, offSession: call.params.offSession, isAgain: true }
      return row?.status === 'authorizing' ? shareFirst(stored, row, how) : { events: [] }
    },
  }
}

async function forgetGone({ customerId }: OrderRow, { connectedCustomerId, clonedPaymentMethodId }: PartRow, gone: StripesRefusal): Promise<void> {
  if (clonedPaymentMethodId) await markDetached(clonedPaymentMethodId)
  if (connectedCustomerId && gone.param === 'customer') await forgetPlatformCustomer(customerId, connectedCustomerId)
}

function forgetShared(part: PartRow): PartNote {
  // The clone of this attempt was made under a key that gives the same one again.
  const changes = { connectedCustomerId: null, clonedPaymentMethodId: null, repeats: part.repeats + 1 }
  return { partId: part.id, name: 'card_shared_again', changes: { part: changes }, holds: isAuthorizing, forgets: part.accountId }
}

/** Whether a part is charged without its buyer: its day has come, or the next try after a refusal. */
function isAlone(part: PartRow): boolean {
  return isChargedLater(part) && part.status !== 'pending'
}

function callFor(order: OrderRow, part: PartRow, shared: SharedCard, offSession: boolean): StoredCall {
  const returnUrl = orderUrl(order.id)
  const paymentMethodId = shared.clonedPaymentMethodId
  const { amountMinor, currency, applicationFeeMinor, captureMethod } = part
  const confirm = { paymentMethodId, captureMethod, offSession, returnUrl }
  if (part.paymentIntentId) return { call: 'confirm', paymentIntentId: part.paymentIntentId, params: confirm }
  const how = { connectedCustomerId: shared.connectedCustomerId, ...confirm }
  const ids = { orderId: order.id, sellerOrderId: part.id, receiptNumber: receiptNumber(order.number) }
  const shipping = part.delivery?.deliverBy === 'shipping' && order.address ? { shipping: shipToOf(order.address) } : {}
  return { call: 'create', params: { amountMinor, currency, applicationFeeMinor, ...how, ...ids, ...shipping } }
}
