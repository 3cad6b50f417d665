import { transaction } from '@/lib/db/client'
import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { findEvidence } from '@/lib/db/disputes/evidence'
import { send } from '@/lib/db/jobs/jobs'
import { isInquiry } from '@/lib/domain/disputes/dispute-state'
import { provesDelivery } from '@/lib/domain/disputes/evidence'
import { mailDispute } from '@/lib/notices/news'
import { answerDispute } from './answer-dispute'
import { textsOf } from './read-answer'

/**
 * Answers a dispute for a seller who has not: with their draft, else with what the order says, where that proves that the goods arrived. The seller is told that it
 * was answered, or else reminded. Twice is a no-op.
 * @param hours so many before the end
 * @throws while Stripe does not answer, so that it is tried again
 */
export async function answerForSeller(disputeId: string, hours: number): Promise<void> {
  const dispute = await findDispute(disputeId, null)
  if (!dispute) return
  const before = await findEvidence(disputeId)
  if (!before?.answer) await answer(dispute)
  const evidence = await findEvidence(disputeId)
  if (evidence?.answer && !evidence.answeredAt) throw new Error(`The answer to dispute ${disputeId} waits for Stripe`)
  const isAnswered = evidence?.answeredAt != null
  if (isAnswered && evidence.byUserId) return
  const mail = isAnswered
    ? mailDispute(dispute, 'answered', isInquiry(dispute.status) ? 'warning_under_review' : 'under_review')
    : mailDispute(dispute, 'due', dispute.status, String(hours))
  await transaction((tx) => send(tx, 'send-dispute-mail', mail.data, { id: mail.id }))
}

async function answer(dispute: DisputeOfSale): Promise<void> {
  const texts = await textsOf(dispute, await findEvidence(dispute.id))
  if (provesDelivery(texts)) await answerDispute({ sellerId: dispute.sellerId, userId: null }, dispute.id, { answer: 'submit', texts })
}
