import { type SharedCard, shareCard } from '@/lib/customers/share-card'
import { noteRepeat, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { attemptOf } from '@/lib/saga/attempt'
import { endAttempt } from '@/lib/saga/outcomes/end-attempt'
import { recordEvent } from '@/lib/saga/record-event'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/** Shares the card of a part that is charged on a later day; the charge waits for that day. */
export async function sharePart(order: OrderRow, part: PartRow): Promise<void> {
  const shared = await shareForPart(order, part)
  if (shared.kind === 'unknown') return
  if (shared.kind !== 'ok') return endAttempt(order, part.id, shared)
  return recordEvent(order.id, { type: 'part', partId: part.id, to: 'scheduled' }, { part: shared.value })
}

/** The platform Customer was removed at Stripe since, and its cards with it: the buyer can give another. */
const CARD_GONE = { kind: 'refused', code: 'resource_missing', message: 'The card was removed with its platform Customer.', status: 400 } as const

/**
 * The buyer's card as it can be charged on the part's account. A part whose buyer is there takes the order's card; one that was shared before
 * keeps what it was shared with, whatever card the rest of the order is paid with by now.
 */
export async function shareForPart(order: OrderRow, part: PartRow): Promise<StripeOutcome<SharedCard>> {
  const { connectedCustomerId, clonedPaymentMethodId } = part
  if (part.status !== 'pending' && connectedCustomerId && clonedPaymentMethodId) {
    return { kind: 'ok', value: { connectedCustomerId, clonedPaymentMethodId } }
  }
  const { customer, savedCard } = order
  if (!savedCard) throw new Error(`Order ${order.id} has no saved card to share`)
  if (!customer.platformCustomerId) return CARD_GONE
  const buyer = { customerId: customer.id, email: customer.email, platformCustomerId: customer.platformCustomerId }
  const shared = await shareCard(buyer, savedCard, part.accountId, cloneKey(order, part))
  // A clone nobody uses does no harm, and the same key would come to the same error for a day.
  if (shared.kind === 'unknown') await noteRepeat(part.id)
  return shared
}

function cloneKey(order: OrderRow, part: PartRow): string {
  return `${order.id}/${part.id}/clone/${attemptOf(order, part)}${part.repeats === 0 ? '' : `/${part.repeats}`}`
}
