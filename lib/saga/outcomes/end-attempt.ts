import { transaction } from '@/lib/db/client'
import { forgetConnectedCustomer } from '@/lib/db/customers/customers'
import { send } from '@/lib/db/jobs/jobs'
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
  // A Customer or card may have been removed there: the next attempt finds or makes them anew.
  await forgetConnectedCustomer(order.customerId, part.accountId)
  const unshared = { ...known, clonedPaymentMethodId: null, connectedCustomerId: null }
  if (code !== 'account_invalid') return declinePart(order, part, { reason: 'stripe_refused', code, message }, unshared)
  await transaction((tx) => send(tx, 'sync-account', { accountId: part.accountId }))
  return declinePart(order, part, { reason: 'seller_disconnected', code, message }, unshared)
}
