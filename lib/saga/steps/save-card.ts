import { findPlatformCustomer } from '@/lib/customers/find-platform-customer'
import { forgetPlatformCustomer } from '@/lib/db/customers/customers'
import { storeSavedCard } from '@/lib/db/customers/saved-cards'
import type { OrderRow } from '@/lib/db/orders/orders'
import { isCalledOff } from '@/lib/domain/order/call-off'
import { hasSchedule } from '@/lib/domain/order/order'
import { orderUrl } from '@/lib/orders/order-urls'
import { declinePart } from '@/lib/saga/outcomes/decline-part'
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
      if (!setup.card) return refuse(order, 'card_not_supported', 'The SetupIntent has no card.', known)
      const card = await storeSavedCard({ ...setup.card, customerId: order.customerId, userId: order.userId })
      return recordEvent(order.id, { type: 'card', to: 'ready' }, { order: { ...known, savedCardId: card.id, setupClientSecret: null } })
    }
    case 'requires_action':
      return recordEvent(order.id, { type: 'card', to: 'requires_action' }, { order: { ...known, setupClientSecret: setup.clientSecret } })
    case 'requires_payment_method':
    case 'canceled':
      return refuse(order, setup.failure?.code ?? 'card_declined', setup.failure?.message ?? '', known)
    default:
      // `processing`, or a status this version does not know: nothing is decided, ask again later.
      return
  }
}

async function refuse(order: OrderRow, code: string, message: string, known: { setupIntentId?: string } = {}): Promise<void> {
  await recordEvent(
    order.id,
    { type: 'card', to: 'refused' },
    { order: { ...known, declineCode: code, declineMessage: message, setupClientSecret: null } },
  )
  // What was refused on its day, and was to be put right with this card, goes on by its schedule, with the card it has.
  const late = order.parts.filter((part) => part.status === 'pending' && hasSchedule(part) && !isCalledOff(part))
  for (const part of late) await declinePart(order, part.id, { code, message }, {}, { code: part.declineCode ?? code })
}

async function endOrWait(order: OrderRow, outcome: Exclude<StripeOutcome<unknown>, { kind: 'ok' }>): Promise<void> {
  if (outcome.kind === 'unknown') return
  if (outcome.kind === 'refused') console.error(`Order ${order.id}: Stripe refused to save the card (${outcome.code}): ${outcome.message}`)
  return refuse(order, outcome.kind === 'declined' ? outcome.code : 'processing_error', outcome.message)
}
