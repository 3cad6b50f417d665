import { type Tx, transaction } from '@/lib/db/client'
import { findToRemind, markReminded } from '@/lib/db/disputes/reminders'
import { send } from '@/lib/db/jobs/jobs'
import { answersForSellers } from '@/lib/db/refunds/refunds'
import { ANSWERED_HOURS, reminderDue } from '@/lib/domain/disputes/time-left'
import { mailDispute } from '@/lib/notices/news'
import { stripeNow } from '@/lib/stripe/clock'

const BATCH = 500

/**
 * Reminds sellers of disputes that they have not answered, or has them answered where the operator wants that: of each time once, since that they were is marked with
 * the job that does it.
 * @returns how many
 */
export async function watchDisputes(): Promise<number> {
  const now = await stripeNow()
  return transaction(async (tx) => {
    const [rows, answers] = [await findToRemind(tx, now, BATCH), await answersForSellers(tx)]
    let count = 0
    for (const row of rows) if (await remind(tx, row, now, answers)) count += 1
    return count
  })
}

async function remind(tx: Tx, row: Awaited<ReturnType<typeof findToRemind>>[number], now: Date, answers: boolean): Promise<boolean> {
  const { id, status, dueBy, createdAt: openedAt, remindedHours: reminded } = row
  const hours = dueBy && reminderDue({ dueBy, openedAt, reminded }, now)
  if (!hours) return false
  await markReminded(tx, id, hours)
  if (answers && hours <= ANSWERED_HOURS) return send(tx, 'answer-for-seller', { disputeId: id, hours })
  const mail = mailDispute({ id }, 'due', status, String(hours))
  return send(tx, 'send-dispute-mail', mail.data, { id: mail.id })
}
