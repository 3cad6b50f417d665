import { transaction } from '@/lib/db/client'
import { lockOrder } from '@/lib/db/orders/orders'
import { findPart } from '@/lib/db/orders/settlements'
import { changeReturns, findReturns } from '@/lib/db/returns/returns'
import { closedByRefund } from '@/lib/domain/returns/return-refund'
import { isOpenReturn } from '@/lib/domain/returns/return-state'
import { moveReturn } from './change-return'

/** Closes the returns of a part that were refunded at Stripe, as far as that is known here. Twice is a no-op. */
export async function followRefund(sellerOrderId: string): Promise<void> {
  if (!(await findReturns([sellerOrderId])).some(isOpenReturn)) return
  const found = await findPart(sellerOrderId)
  if (!found) return
  await transaction(async (tx) => {
    const part = (await lockOrder(tx, found.orderId)).parts.find(({ id }) => id === sellerOrderId)
    if (!part) return
    const returns = await findReturns([sellerOrderId], tx)
    const { closed, others } = closedByRefund(part, returns)
    for (const row of returns.filter(({ id }) => closed.includes(id)))
      await moveReturn(tx, row, found.orderId, 'refund', {}, { event: 'return_refunded', mails: ['buyer', 'seller'] })
    await changeReturns(tx, others, { refundedBeforeMinor: part.refundedMinor })
  })
}
