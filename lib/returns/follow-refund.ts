import { type Tx, transaction } from '@/lib/db/client'
import { lockOrder } from '@/lib/db/orders/orders'
import { findPart } from '@/lib/db/orders/settlements'
import { findRefunds, type RefundRow } from '@/lib/db/refunds/refunds'
import { changeReturns, findReturns, type ReturnRow } from '@/lib/db/returns/returns'
import { isMade } from '@/lib/domain/refunds/refund-state'
import { closedByRefund } from '@/lib/domain/returns/return-refund'
import { isOpenReturn } from '@/lib/domain/returns/return-state'
import { moveReturn } from './change-return'

type Part = { id: string; orderId: string; amountMinor: number; refundedMinor: number }

/** Closes the returns of a part that are refunded as far as that is known here: what is received may have been refunded before. Twice is a no-op. */
export async function followRefundsOf(sellerOrderId: string): Promise<void> {
  const found = await findPart(sellerOrderId)
  if (!found) return
  await transaction(async (tx) => {
    const part = (await lockOrder(tx, found.orderId)).parts.find(({ id }) => id === sellerOrderId)
    if (part) await followRefund(tx, part, await findRefunds([sellerOrderId], tx))
  })
}

/**
 * The same for a part whose order the transaction has locked. A refund that names its return closes that one; what was refunded at Stripe, where nobody says what
 * for, closes those that were received.
 */
export async function followRefund(tx: Tx, part: Part, refunds: RefundRow[]): Promise<void> {
  const returns = await findReturns([part.id], tx)
  const open = returns.filter(isOpenReturn)
  if (open.length === 0) return
  const known = open.map((row) => ({ ...row, refundedBeforeMinor: row.refundedBeforeMinor + otherwiseOf(row, refunds) }))
  const own = new Set(refunds.flatMap(({ status, returnId }) => (returnId && isMade(status) ? [returnId] : [])))
  const guessed = closedByRefund(part, known)
  for (const row of open.filter(({ id }) => own.has(id) || guessed.closed.includes(id))) {
    // Its seller has just refunded it, and the refund has a mail of its own.
    const mails: ('buyer' | 'seller')[] = own.has(row.id) ? [] : ['buyer', 'seller']
    await moveReturn(tx, row, part.orderId, 'refund', {}, { event: 'return_refunded', mails })
  }
  for (const row of open.filter(({ id }) => guessed.others.includes(id)))
    await changeReturns(tx, [row.id], { refundedBeforeMinor: part.refundedMinor - otherwiseOf(row, refunds) })
}

/** What was refunded through the shop since a return was asked for: it says itself what it is for. */
function otherwiseOf({ requestedAt }: ReturnRow, refunds: RefundRow[]): number {
  const own = refunds.filter(({ status, origin, createdAt }) => isMade(status) && origin !== 'stripe_dashboard' && createdAt >= requestedAt)
  return own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
