import { CARD_GONE } from '@/lib/checkout/refusals'
import { transaction } from '@/lib/db/client'
import {
  type CardChangeRow,
  chargeLaterTo,
  endCardChange,
  findChangeBySetup,
  findOpenChange,
  noteSetup,
  storeCardChange,
} from '@/lib/db/customers/card-changes'
import { findOwnCard, storeSavedCard } from '@/lib/db/customers/saved-cards'
import { findOrder, lockOrder, type OrderRow } from '@/lib/db/orders/orders'
import { isOnSavedCard } from '@/lib/domain/order/card-expiry'
import { cardDeclined } from '@/lib/domain/order/decline'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import type { ChangeCard, CheckoutOutcome } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayOpen } from '@/lib/orders/access'
import { completionOf, type Placed, progressOf, refuse } from '@/lib/orders/answer'
import { orderPath, orderUrl } from '@/lib/orders/order-urls'
import { readSetupIntent, type SetupFacts, saveCard } from '@/lib/stripe/calls/setup-intents'
import type { StripeOutcome } from '@/lib/stripe/outcome'

const DAY = 86_400_000

/**
 * Gives another card for everything that an order is still charged later: a new one, which the bank may confirm, or another saved one of its buyer. Until that card
 * is saved the one before stands. Without a card it only goes on: after a confirmation, or to ask.
 * @returns null when there is no such order or it is not theirs
 */
export async function changeCard(orderId: string, input: ChangeCard, buyer: Buyer): Promise<Placed | null> {
  const order = await findOrder(orderId)
  if (!order || !mayOpen(order, buyer, input.key ?? undefined, 'pay')) return null
  if (!order.parts.some(isOnSavedCard)) return answer(order, { status: 'paid', orderUrl: orderPath(order.id) })
  const { card } = input
  if (card?.kind === 'saved') return takeSavedCard(order, card.savedCardId, buyer)
  const change = card ? await storeCardChange(order.id, card.confirmationTokenId) : await findOpenChange(order.id)
  if (!change || change.endedAt) return card && !change ? null : answer(order, { status: 'paid', orderUrl: orderPath(order.id) })
  return followChange(order, change)
}

/**
 * The bank has answered while the buyer was away: the change of card that waits for this SetupIntent goes on.
 * @returns false where none does
 * @throws while Stripe does not answer
 */
export async function followChangeOf(setupIntentId: string): Promise<boolean> {
  const change = await findChangeBySetup(setupIntentId)
  const order = change && (await findOrder(change.orderId))
  if (!order) return false
  const followed = await followChange(order, change)
  if (followed.kind === 'answer' && followed.answer.status === 'unknown') throw new Error(`Stripe did not answer about ${setupIntentId}`)
  return true
}

/** Goes on with a change of card as far as Stripe has come with it. Twice is once. */
async function followChange(order: OrderRow, change: CardChangeRow): Promise<Placed> {
  const outcome = await askStripe(order, change)
  if (outcome.kind === 'unknown') return answer(order, { status: 'unknown', sentence: [{ key: 'order.cardChecking' }] })
  if (outcome.kind !== 'ok') return notAccepted(order, change, outcome.code)
  const setup = outcome.value
  if (!change.setupIntentId) await noteSetup(change.confirmationTokenId, setup.id)
  switch (setup.status) {
    case 'succeeded':
      return takeNewCard(order, change, setup)
    case 'requires_action': {
      const { clientSecret } = setup
      const confirmations = { accountId: null, confirmed: 0, confirmations: 1 }
      return answer(order, { status: 'needs_authentication', clientSecret: clientSecret ?? '', ...confirmations })
    }
    case 'requires_payment_method':
    case 'canceled':
      return notAccepted(order, change, setup.failure?.code ?? null)
    default:
      return answer(order, { status: 'unknown', sentence: [{ key: 'order.cardChecking' }] })
  }
}

/** Saves the card under a key of its own entry, so that repeating it after a crash is the same call; what is known by its id is read. */
async function askStripe(order: OrderRow, { confirmationTokenId, setupIntentId }: CardChangeRow): Promise<StripeOutcome<SetupFacts>> {
  if (setupIntentId) return readSetupIntent(setupIntentId)
  const { platformCustomerId } = order.customer
  if (!platformCustomerId) throw new Error(`Order ${order.id} is charged later without a Customer`)
  const key = `${order.id}/change-card/${confirmationTokenId}`
  return saveCard({ platformCustomerId, confirmationTokenId, orderId: order.id, returnUrl: orderUrl(order.id), key })
}

async function takeNewCard(order: OrderRow, change: CardChangeRow, setup: SetupFacts): Promise<Placed> {
  const { id: enteredForOrderId, customerId, userId } = order
  const once = { enteredForOrderId, customerId, userId, isKept: false, releaseAt: new Date(Date.now() + DAY) }
  const card = setup.card && (await storeSavedCard({ ...setup.card, ...once }))
  if (!card) return notAccepted(order, change, null)
  return chargeTo(order, card.id)
}

async function takeSavedCard(order: OrderRow, savedCardId: string, { viewer }: Buyer): Promise<Placed> {
  const { livemode, customerId } = order
  const card =
    viewer && order.userId === viewer.userId ? await findOwnCard({ ...viewer, email: order.email, livemode, customerId }, savedCardId) : null
  return card ? chargeTo(order, card.id) : refuse(CARD_GONE)
}

async function chargeTo(order: OrderRow, savedCardId: string): Promise<Placed> {
  const isDone = await transaction(async (tx) => chargeLaterTo(tx, await lockOrder(tx, order.id), savedCardId))
  return isDone ? answer(order, { status: 'paid', orderUrl: orderPath(order.id) }) : refuse(CARD_GONE)
}

async function notAccepted(order: OrderRow, change: CardChangeRow, code: string | null): Promise<Placed> {
  await endCardChange(change.confirmationTokenId)
  const sentence = [cardDeclined(code), { key: 'order.cardUnchanged' } as const]
  return answer(order, { status: 'declined', reason: reasonOfDecline({ code: code ?? 'card_declined' }), code, sentence })
}

/** @param outcome `paid` where nothing (more) is to be done: the order's page says how it stands */
function answer(order: OrderRow, outcome: CheckoutOutcome): Placed {
  return { kind: 'answer', orderId: order.id, answer: { ...outcome, progress: progressOf(order), completion: completionOf(order) } }
}
