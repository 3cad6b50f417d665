import { findPlatformCustomer } from '@/lib/customers/find-platform-customer'
import { forgetPlatformCustomer } from '@/lib/db/customers/customers'
import { storeSavedCard } from '@/lib/db/customers/saved-cards'
import type { OrderRow } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import { isRefusal } from '@/lib/domain/order/end-reason'
import { hasSchedule } from '@/lib/domain/order/order'
import { log } from '@/lib/log/log'
import { orderUrl } from '@/lib/orders/order-urls'
import { declinePart, type Refusal } from '@/lib/saga/outcomes/decline-part'
import { recordEvent } from '@/lib/saga/record-event'
import { readSetupIntent, type SetupFacts, saveCard as saveCardAtStripe } from '@/lib/stripe/calls/setup-intents'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/**
 * Saves the buyer's new card on the platform Customer, by one SetupIntent per attempt. Repeating it after a crash is the same call.
 * The order is left as it is when Stripe's answer is not known.
 */
export async function saveCard(order: OrderRow): Promise<void> {
  const platformCustomer = await findPlatformCustomer(order.customer)
  if (platformCustomer.kind === 'unknown') return
  if (!order.confirmationTokenId) throw new Error(`Order ${order.id} has no card to save`)
  await recordEvent(order.id, { type: 'card', to: 'saving' })
  if (platformCustomer.kind !== 'ok') return endOrWait(order, platformCustomer)
  const outcome = await saveCardAtStripe({
    platformCustomerId: platformCustomer.value,
    confirmationTokenId: order.confirmationTokenId,
    orderId: order.id,
    returnUrl: orderUrl(order.id),
    key: `${order.id}/save-card/${order.attempt}`,
  })
  if (outcome.kind === 'ok') return take(order, outcome.value)
  if (outcome.kind === 'refused' && outcome.code === 'resource_missing' && outcome.param === 'customer')
    await forgetPlatformCustomer(order.customerId, platformCustomer.value)
  return endOrWait(order, outcome)
}

/** Reads again what became of a card that waited for the buyer. */
export async function recheckCard(order: OrderRow): Promise<void> {
  if (!order.setupIntentId) throw new Error(`Order ${order.id} waits for a SetupIntent it does not have`)
  const outcome = await readSetupIntent(order.setupIntentId)
  return outcome.kind === 'ok' ? take(order, outcome.value) : endOrWait(order, outcome)
}

async function take(order: OrderRow, setup: SetupFacts): Promise<void> {
  const known = { setupIntentId: setup.id }
  switch (setup.status) {
    case 'succeeded': {
      if (!setup.card) return refuse(order, { reason: 'card_unusable', code: null, message: 'The SetupIntent has no card.' }, known)
      const card = await storeSavedCard({ ...setup.card, customerId: order.customerId, userId: order.userId })
      return recordEvent(order.id, { type: 'card', to: 'ready' }, { order: { ...known, savedCardId: card.id, setupClientSecret: null } })
    }
    case 'requires_action':
      return recordEvent(order.id, { type: 'card', to: 'requires_action' }, { order: { ...known, setupClientSecret: setup.clientSecret } })
    case 'requires_payment_method':
    case 'canceled': {
      const { code = 'card_declined', message = '' } = setup.failure ?? {}
      return refuse(order, { reason: reasonOfDecline({ code }), code, message }, known)
    }
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return
  }
}

async function refuse(order: OrderRow, refusal: Refusal, known: { setupIntentId?: string } = {}): Promise<void> {
  const { reason, code: declineCode, message: declineMessage } = refusal
  await recordEvent(order.id, { type: 'card', to: 'refused', reason }, { order: { ...known, declineCode, declineMessage, setupClientSecret: null } })
  // What was refused on its day, and was to be put right with this card, goes on by its schedule, with the card it has.
  const late = order.parts.filter((part) => part.status === 'pending' && hasSchedule(part) && !isCancelRequested(part))
  for (const part of late) await declinePart(order, part.id, refusal, {}, isRefusal(part.endReason) ? part.endReason : reason)
}

async function endOrWait(order: OrderRow, outcome: Exclude<StripeOutcome<unknown>, { kind: 'ok' }>): Promise<void> {
  if (outcome.kind === 'unknown') return
  if (outcome.kind === 'refused') log.warn({ orderId: order.id, code: outcome.code }, `Stripe refused to save the card: ${outcome.message}`)
  const { code, message } = outcome
  return refuse(order, { reason: outcome.kind === 'declined' ? reasonOfDecline({ code }) : 'stripe_refused', code, message })
}
