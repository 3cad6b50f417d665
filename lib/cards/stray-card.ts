import { storeSavedCard } from '@/lib/db/customers/saved-cards'
import { findOrder } from '@/lib/db/orders/orders'
import { readSetupIntent } from '@/lib/stripe/calls/setup-intents'
import { releaseCards } from './release-cards'

const DAY = 86_400_000

/**
 * Looks at a SetupIntent that succeeded: a card that was saved after its order ended, or went on with another card, is removed with the order.
 * @throws while Stripe does not answer
 */
export async function dropStrayCard(orderId: string, setupIntentId: string): Promise<void> {
  const order = await findOrder(orderId)
  if (!order || (order.setupIntentId === setupIntentId && (order.cardStatus === 'ready' || order.status === 'open'))) return
  const outcome = await readSetupIntent(setupIntentId)
  if (outcome.kind === 'unknown') throw new Error(`Stripe did not answer about ${setupIntentId}`)
  if (outcome.kind !== 'ok' || outcome.value.status !== 'succeeded' || !outcome.value.card) return
  const { customerId, userId } = order
  const stray = { customerId, userId, isKept: false, enteredForOrderId: orderId, releaseAt: new Date(Date.now() + DAY) }
  await storeSavedCard({ ...outcome.value.card, ...stray })
  await releaseCards(orderId)
}
