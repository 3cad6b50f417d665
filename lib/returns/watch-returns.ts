import { transaction } from '@/lib/db/client'
import { changeTasks } from '@/lib/db/operations/tasks'
import { lockOrder } from '@/lib/db/orders/orders'
import { changeReturns, findDueReturns, findReturn } from '@/lib/db/returns/returns'
import { moveReturn, waitsForAnswer } from './change-return'

const BATCH = 500

/**
 * Ends returns that were agreed and not sent within thirty days, and opens a task for the operator where a seller has not answered for a week.
 * @returns how many of each
 */
export async function watchReturns(now = new Date()): Promise<{ expired: number; unanswered: number }> {
  const counts = { expired: 0, unanswered: 0 }
  for (const { id, orderId } of await findDueReturns(now, BATCH)) {
    const done = await lookAt(id, orderId, now)
    if (done) counts[done] += 1
  }
  return counts
}

function lookAt(id: string, orderId: string, now: Date): Promise<'expired' | 'unanswered' | null> {
  return transaction(async (tx) => {
    await lockOrder(tx, orderId)
    const row = await findReturn(id, tx)
    // Answered, sent or extended since.
    if (!row?.dueAt || row.dueAt > now) return null
    if (waitsForAnswer(row)) {
      await changeReturns(tx, [id], { dueAt: null })
      await changeTasks(tx, orderId, { open: [{ kind: 'return_unanswered', partId: row.sellerOrderId }], close: [] })
      return 'unanswered'
    }
    await moveReturn(tx, row, orderId, 'expire', {}, { event: 'return_expired', mails: ['buyer', 'seller'] })
    return 'expired'
  })
}
