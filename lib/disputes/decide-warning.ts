import { transaction } from '@/lib/db/client'
import { findOpenWarning, findWarned, findWarningPolicy } from '@/lib/db/disputes/warnings'
import { send } from '@/lib/db/jobs/jobs'
import { findRefund } from '@/lib/db/refunds/refunds'
import type { WarningMail } from '@/lib/domain/operations/jobs'
import { isMade, waitsForCall } from '@/lib/domain/refunds/refund-state'
import { mailWarning } from '@/lib/notices/news'
import { createRefund } from '@/lib/refunds/create-refund'
import { planWarnedRefund } from './fraud-warning'

/**
 * Refunds a sale that a bank suspects, where its seller wants that of such an amount and nothing of it has left; else asks the seller. Twice is a no-op.
 * @param refundId of the refund that it may become
 * @throws while the sale is being charged, or Stripe does not answer, so that it is tried again
 */
export async function decideWarning(warningId: string, refundId: string): Promise<void> {
  const warned = await findWarned(warningId)
  if (!warned) return
  const about = await decide(warned, refundId)
  if (!about) return
  await transaction(async (tx) => {
    const mail = mailWarning(warningId, refundId, about)
    await send(tx, 'send-warning-mail', mail.data, { id: mail.id })
  })
}

async function decide({ sellerId, sellerOrderId }: { sellerId: string; sellerOrderId: string }, refundId: string): Promise<WarningMail | null> {
  const made = await outcomeOf(refundId)
  if (made) return made
  if (!(await findOpenWarning(sellerId, sellerOrderId))) return null
  const plan = await planWarnedRefund(sellerId, sellerOrderId)
  if (plan?.kind === 'refused' && plan.said.key === 'refunds.notCharged') throw new Error(`Part ${sellerOrderId} is not charged yet`)
  if (plan?.kind !== 'planned') return null
  const upTo = await findWarningPolicy(sellerId)
  const { currency, preview, isShipped, draft } = plan
  if (!upTo || isShipped || upTo.currency !== currency || preview.amountMinor > upTo.amountMinor) return 'warned'
  await createRefund({ warnedSellerId: sellerId }, { refundId, sellerOrderId, draft, seenMinor: preview.amountMinor })
  return (await outcomeOf(refundId)) ?? 'warned'
}

/** What has become of the refund; null where it was not asked for. */
async function outcomeOf(refundId: string): Promise<WarningMail | null> {
  const row = await findRefund(refundId)
  if (!row) return null
  if (waitsForCall(row.status)) throw new Error(`Refund ${refundId} waits for Stripe`)
  return isMade(row.status) ? 'refunded' : 'warned'
}
