import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import { log } from '@/lib/log/log'
import type { SagaEvent } from '@/lib/saga/saga-event'
import { declinePart } from './decline-part'

type No = { kind: 'declined' | 'refused'; code: string; message: string }

/**
 * The end of an attempt after a definite no. A no that is not the bank's is ours to look into; the buyer reads what it means for them.
 * @param known the number of the try, where it ended before it was stored
 */
export async function endAttempt(order: OrderRow, part: PartRow, { kind, code, message }: No, known: { tries?: number } = {}): Promise<SagaEvent> {
  if (kind === 'declined') return declinePart(order, part, { reason: reasonOfDecline({ code }), code, message }, known)
  log.warn({ orderId: order.id, code }, `Stripe refused the charge: ${message}`)
  const hasLeft = code === 'account_invalid'
  const refusal = { reason: hasLeft ? 'seller_disconnected' : 'stripe_refused', code, message } as const
  const unshared = { ...known, clonedPaymentMethodId: null, connectedCustomerId: null }
  return { ...(await declinePart(order, part, refusal, unshared)), refusedBy: { accountId: part.accountId, hasLeft } }
}
