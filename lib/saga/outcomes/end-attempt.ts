import { transaction } from '@/lib/db/client'
import { forgetConnectedCustomer } from '@/lib/db/customers/customers'
import { send } from '@/lib/db/jobs/jobs'
import type { OrderRow } from '@/lib/db/orders/orders'
import { reasonOfDecline } from '@/lib/domain/order/decline-reason'
import { log } from '@/lib/log/log'
import { declinePart } from './decline-part'

type Refusal = { kind: 'declined' | 'refused'; code: string; message: string }

/**
 * Ends an attempt after a definite no. A no that is not the bank's is ours to look into; the buyer reads what it means for them.
 * @param known the number of the try, where it ended before it was stored
 */
export async function endAttempt(order: OrderRow, partId: string, { kind, code, message }: Refusal, known: { tries?: number } = {}): Promise<void> {
  if (kind === 'declined') return declinePart(order, partId, { reason: reasonOfDecline({ code }), code, message }, known)
  log.warn({ orderId: order.id, code }, `Stripe refused the charge: ${message}`)
  const part = order.parts.find(({ id }) => id === partId)
  // A Customer or card may have been removed there: the next attempt finds or makes them anew.
  if (part) await forgetConnectedCustomer(order.customerId, part.accountId)
  const unshared = { ...known, clonedPaymentMethodId: null, connectedCustomerId: null }
  if (code !== 'account_invalid') return declinePart(order, partId, { reason: 'stripe_refused', code, message }, unshared)
  if (part) await transaction((tx) => send(tx, 'sync-account', { accountId: part.accountId }))
  return declinePart(order, partId, { reason: 'seller_disconnected', code, message }, unshared)
}
