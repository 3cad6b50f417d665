import { transaction } from '@/lib/db/client'
import { mayCorrectEmail } from '@/lib/domain/order/correct-email'
import { lockOrder, noteOrderEvent } from './orders'

/**
 * Gives an order that was refused for its address another one, with its Customer: the next call to Stripe has a new key. What it held counts for the new mailbox.
 * @returns false where the order has gone on meanwhile
 */
export function correctOrderEmail(orderId: string, email: string, mailbox: string): Promise<boolean> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!mayCorrectEmail(order)) return false
    await tx.order.update({ where: { id: orderId }, data: { email } })
    await tx.customer.update({ where: { id: order.customerId }, data: { email, timesRemoved: { increment: 1 } } })
    await tx.stockHold.updateMany({ where: { orderId }, data: { mailbox } })
    await tx.discountUse.updateMany({ where: { orderId }, data: { mailbox } })
    await noteOrderEvent(tx, { orderId, event: 'email_corrected' })
    return true
  })
}
