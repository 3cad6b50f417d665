import { findPlatformCustomer } from '@/lib/customers/find-platform-customer'
import { keptFor } from '@/lib/customers/kept-for'
import { type CustomerRow, forgetPlatformCustomer } from '@/lib/db/customers/customers'
import { storeSavedCard } from '@/lib/db/customers/saved-cards'
import type { OrderChanges, OrderRow } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import { isRefusal } from '@/lib/domain/order/end-reason'
import { hasSchedule } from '@/lib/domain/order/order'
import { isSomethingGone, reasonOfRefusal } from '@/lib/domain/refusal/reason-of-refusal'
import { log } from '@/lib/log/log'
import { orderUrl } from '@/lib/orders/order-urls'
import { declinePart, type Refusal } from '@/lib/saga/outcomes/decline-part'
import type { SagaEvent, StatusEvent } from '@/lib/saga/saga-event'
import { readSetupIntent, type SetupFacts, saveCard as saveCardAtStripe } from '@/lib/stripe/calls/setup-intents'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import type { StepWork } from './step-work'

/**
 * Saves the buyer's new card on the platform Customer, by one SetupIntent per attempt. Repeating it after a crash is the same call.
 * Nothing is learnt when Stripe's answer is not known.
 */
export async function saveCard(order: OrderRow): Promise<StepWork> {
  const platformCustomer = await findPlatformCustomer(order.customer)
  if (platformCustomer.kind === 'unknown') return { events: [] }
  const { confirmationTokenId } = order
  if (!confirmationTokenId) throw new Error(`Order ${order.id} has no card to save`)
  const saving: StatusEvent = { event: { type: 'card', to: 'saving' }, changes: {} }
  if (platformCustomer.kind !== 'ok') return { events: [saving, ...(await refusalOf(order, platformCustomer))] }
  return { events: [saving], call: async () => ({ events: await callStripe(order, order.customer, platformCustomer.value, confirmationTokenId) }) }
}

/** Saves the card. A platform Customer that was removed at Stripe needs no person: it is forgotten and made anew in the same try, once. */
async function callStripe(
  order: OrderRow,
  customer: CustomerRow,
  platformCustomerId: string,
  confirmationTokenId: string,
  isAgain = false,
): Promise<SagaEvent[]> {
  // Made of how often the Customer was made anew: after a crash the same call has the same key.
  const key = `${order.id}/save-card/${order.attempt}${customer.timesRemoved === 0 ? '' : `/${customer.timesRemoved}`}`
  const outcome = await saveCardAtStripe({ platformCustomerId, confirmationTokenId, orderId: order.id, returnUrl: orderUrl(order.id), key })
  if (outcome.kind === 'ok') return applySetup(order, outcome.value)
  if (outcome.kind !== 'refused' || outcome.param !== 'customer' || !isSomethingGone(outcome)) return refusalOf(order, outcome)
  const forgotten = await forgetPlatformCustomer(customer.id, platformCustomerId)
  if (isAgain) return refusalOf(order, outcome)
  const fresh = await findPlatformCustomer(forgotten)
  return fresh.kind === 'ok' ? callStripe(order, forgotten, fresh.value, confirmationTokenId, true) : refusalOf(order, fresh)
}

/** Reads again what became of a card that waited for the buyer. */
export async function recheckCard(order: OrderRow): Promise<SagaEvent[]> {
  if (!order.setupIntentId) throw new Error(`Order ${order.id} waits for a SetupIntent it does not have`)
  const outcome = await readSetupIntent(order.setupIntentId)
  return outcome.kind === 'ok' ? applySetup(order, outcome.value) : refusalOf(order, outcome)
}

/** What a SetupIntent, as Stripe shows it, means for the card. */
async function applySetup(order: OrderRow, setup: SetupFacts): Promise<SagaEvent[]> {
  const known = { setupIntentId: setup.id }
  switch (setup.status) {
    case 'succeeded': {
      if (!setup.card) return refuseCard(order, { reason: 'card_unusable', code: null, message: 'The SetupIntent has no card.' }, known)
      const card = await storeSavedCard({ ...setup.card, ...(await keptFor(order)) })
      if (!card) return refuseCard(order, { reason: 'card_unusable', code: null, message: 'The card is saved on another Customer.' }, known)
      return [{ event: { type: 'card', to: 'ready' }, changes: { order: { ...known, savedCardId: card.id, setupClientSecret: null } } }]
    }
    case 'requires_action':
      return [{ event: { type: 'card', to: 'requires_action' }, changes: { order: { ...known, setupClientSecret: setup.clientSecret } } }]
    case 'requires_payment_method':
    case 'canceled': {
      const { code = 'card_declined', message = '' } = setup.failure ?? {}
      return refuseCard(order, { reason: reasonOfDecline({ code }), code, message }, known)
    }
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return []
  }
}

async function refuseCard(
  order: OrderRow,
  refusal: Refusal,
  known: Pick<OrderChanges, 'setupIntentId'> = {},
): Promise<[StatusEvent, ...SagaEvent[]]> {
  const { reason, code: declineCode, message: declineMessage } = refusal
  const changes = { order: { ...known, declineCode, declineMessage, setupClientSecret: null } }
  // What was refused on its day, and was to be paid with this card, goes on by its schedule, with the card it has.
  const late = order.parts.filter((part) => part.status === 'pending' && hasSchedule(part) && !isCancelRequested(part))
  const declined = late.map((part) => declinePart(order, part, refusal, {}, isRefusal(part.endReason) ? part.endReason : reason))
  return [{ event: { type: 'card', to: 'refused', reason }, changes }, ...(await Promise.all(declined))]
}

/** Why the card could not be saved: the bank's no, or Stripe's, which is never a seller's fault. */
async function refusalOf(order: OrderRow, outcome: Exclude<StripeOutcome<unknown>, { kind: 'ok' }>): Promise<SagaEvent[]> {
  if (outcome.kind === 'unknown') return []
  const { code, message } = outcome
  if (outcome.kind === 'declined') return refuseCard(order, { reason: reasonOfDecline({ code }), code, message })
  const reason = reasonOfRefusal(outcome, 'platform')
  log.warn({ orderId: order.id, code, reason }, `Stripe refused to save the card: ${message}`)
  const [refused, ...others] = await refuseCard(order, { reason, code, message })
  return [{ ...refused, refused: { call: 'charge', reason, code, message, partId: null, accountId: null } }, ...others]
}
