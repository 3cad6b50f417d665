import { findSharedCard, type SharedCard, shareCard } from '@/lib/customers/share-card'
import type { Tx } from '@/lib/db/client'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { attemptOf } from '@/lib/saga/attempt'
import { endAttempt } from '@/lib/saga/outcomes/end-attempt'
import { callFailed, partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import { isOnPlatform } from '@/lib/stripe/charge-place'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/** Shares the card of a part that is charged on a later day; the charge waits for that day. */
export async function sharePart(order: OrderRow, part: PartRow): Promise<SagaEvent[]> {
  const shared = await shareForPart(order, part)
  if (shared.kind === 'failed') return shared.events
  if (shared.kind === 'refused') return [await endAttempt(order, part, shared.refusal)]
  return [partEvent({ type: 'part', partId: part.id, to: 'scheduled' }, shared.card)]
}

type Refused = Extract<StripeOutcome<never>, { kind: 'declined' | 'refused' }>
/** The card as it can be charged; or why not; or that no answer came, with what follows for the next call. */
type ShareOutcome = { kind: 'ok'; card: SharedCard } | { kind: 'refused'; refusal: Refused } | { kind: 'failed'; events: SagaEvent[] }

/** The card was removed since, by its buyer or with its Customer at Stripe: the buyer can give another. */
const CARD_GONE: Refused = {
  kind: 'refused',
  code: 'resource_missing',
  message: 'The card was removed.',
  status: 400,
  param: 'customer',
}

/** A part whose buyer is there takes the order's card; one that was shared before keeps what it was shared with, whatever the rest of the order is paid with by now. */
function cardOfPart({ status, connectedCustomerId, clonedPaymentMethodId }: PartRow): SharedCard | null {
  return status !== 'pending' && connectedCustomerId && clonedPaymentMethodId ? { connectedCustomerId, clonedPaymentMethodId } : null
}

/** What is charged on the platform is charged to the card as it was saved there. */
function cardOnPlatform({ customer, savedCard }: OrderRow, part: PartRow): SharedCard | null {
  if (!isOnPlatform(part) || !savedCard || savedCard.detachedAt || !customer.platformCustomerId) return null
  return { connectedCustomerId: customer.platformCustomerId, clonedPaymentMethodId: savedCard.paymentMethodId }
}

/** The buyer's card as it is known where the part is charged, without asking Stripe; null where it must be shared first. */
export async function knownCard(tx: Tx, order: OrderRow, part: PartRow): Promise<SharedCard | null> {
  const own = cardOfPart(part) ?? cardOnPlatform(order, part)
  if (own || isOnPlatform(part)) return own
  const { customer, savedCard } = order
  return savedCard && !savedCard.detachedAt && customer.platformCustomerId ? findSharedCard(tx, customer.id, savedCard, part.accountId) : null
}

/** The buyer's card as it can be charged where the part is charged: known there, or shared now. */
export async function shareForPart(order: OrderRow, part: PartRow): Promise<ShareOutcome> {
  const known = cardOfPart(part) ?? cardOnPlatform(order, part)
  if (known) return { kind: 'ok', card: known }
  const { customer, savedCard } = order
  if (!savedCard) throw new Error(`Order ${order.id} has no saved card to share`)
  if (!customer.platformCustomerId || savedCard.detachedAt) return { kind: 'refused', refusal: CARD_GONE }
  const buyer = { customerId: customer.id, email: customer.email, platformCustomerId: customer.platformCustomerId }
  const shared = await shareCard(buyer, savedCard, part.accountId, cloneKey(order, part))
  // A clone nobody uses does no harm, and the same key would come to the same error for a day.
  if (shared.kind === 'unknown') return { kind: 'failed', events: [callFailed(part)] }
  return shared.kind === 'ok' ? { kind: 'ok', card: shared.value } : { kind: 'refused', refusal: shared }
}

function cloneKey(order: OrderRow, part: PartRow): string {
  return `${order.id}/${part.id}/clone/${attemptOf(order, part)}${part.repeats === 0 ? '' : `/${part.repeats}`}`
}
