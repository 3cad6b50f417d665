import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import type { RefusalReason } from '@/lib/domain/order/end-reason'
import { log } from '@/lib/log/log'
import type { SagaEvent } from '@/lib/saga/saga-event'
import { isOnPlatform } from '@/lib/stripe/charge-place'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { declinePart } from './decline-part'
import { refusedFor } from './refused-call'

type No = Extract<StripeOutcome<never>, { kind: 'declined' | 'refused' }>

/**
 * The end of an attempt after a definite no: of the bank, or of Stripe for the sake of the seller's account, the platform or the call. The buyer reads what it
 * means for them; whoever can put it right gets a task with Stripe's words.
 * @param known the number of the try, where it ended before it was stored
 */
export async function endAttempt(order: OrderRow, part: PartRow, no: No, known: { tries?: number } = {}): Promise<SagaEvent> {
  const { code, message } = no
  if (no.kind === 'declined') return declinePart(order, part, { reason: reasonOfDecline({ code }), code, message }, known)
  const refused = refusedFor(part, 'charge', no)
  const { reason } = refused
  log.warn({ orderId: order.id, sellerOrderId: part.id, code, reason }, `Stripe refused the charge: ${message}`)
  if (!MAY_BE_GONE.has(reason)) return { ...(await declinePart(order, part, { reason, code, message }, known)), refused }
  const unshared = { ...known, clonedPaymentMethodId: null, connectedCustomerId: null }
  return {
    ...(await declinePart(order, part, { reason, code, message }, unshared)),
    refused,
    ...(!isOnPlatform(part) && { forgets: part.accountId }),
  }
}

/** After these the buyer's Customer and card there are found or made anew by the next attempt. */
const MAY_BE_GONE = new Set<RefusalReason>(['card_removed', 'stripe_refused', 'seller_disconnected'])
