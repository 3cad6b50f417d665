import { noteChange } from '@/lib/db/audit/audit-entries'
import { type Tx, transaction } from '@/lib/db/client'
import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { findEvidence, updateEvidence, writeDraft } from '@/lib/db/disputes/evidence'
import { send } from '@/lib/db/jobs/jobs'
import { lockOrder } from '@/lib/db/orders/orders'
import { type EvidenceTexts, storedTexts } from '@/lib/domain/disputes/evidence'
import type { Said } from '@/lib/domain/wire/said'
import { log } from '@/lib/log/log'
import { advanceDispute } from './advance-dispute'
import { addReceipt } from './evidence-files'
import { whyNotAnswerable } from './save-evidence'

/** What a seller decides: to answer with these texts and the files that are there, or to accept the loss. */
export type DisputeWish = { answer: 'submit'; texts: EvidenceTexts } | { answer: 'accept' }

/** Whose sale it is, and who pressed the button; null where the shop answers for them. */
type AnswerBy = { sellerId: string; userId: string | null }

export type DisputeAnswered = { kind: 'answered' } | { kind: 'not_found' } | { kind: 'refused'; said: Said }

/** A job takes over should this process die before Stripe has answered. */
const SAFETY_SECONDS = 15

/**
 * Answers a dispute, or accepts it: the decision is written first, then Stripe is asked. Only for the seller whose sale it is about, and once: whoever presses again
 * reads that it was sent.
 */
export async function answerDispute(by: AnswerBy, disputeId: string, wish: DisputeWish): Promise<DisputeAnswered> {
  const dispute = await findDispute(disputeId, by.sellerId)
  if (!dispute) return { kind: 'not_found' }
  if (wish.answer === 'submit' && !wish.texts.uncategorized_text) return { kind: 'refused', said: { key: 'disputes.empty' } }
  if (wish.answer === 'submit') await addReceipt(dispute)
  const said = await transaction(async (tx) => {
    await lockOrder(tx, dispute.sellerOrder.orderId)
    const evidence = await findEvidence(disputeId, tx)
    const why = whyNotAnswerable(dispute, evidence)
    if (!why) await write(tx, by, dispute, wish, wish.answer === 'submit' ? wish.texts : storedTexts(evidence?.draft))
    return why
  })
  if (said) return { kind: 'refused', said }
  try {
    await advanceDispute(disputeId)
  } catch (err) {
    log.error({ err, disputeId }, 'A dispute could not be answered at once; its job goes on')
  }
  return { kind: 'answered' }
}

async function write(tx: Tx, by: AnswerBy, dispute: DisputeOfSale, { answer }: DisputeWish, texts: EvidenceTexts): Promise<void> {
  const { id: disputeId, amountMinor, currency, sellerOrderId } = dispute
  await writeDraft(tx, disputeId, texts)
  const submittedSnapshot = answer === 'submit' ? { texts } : undefined
  await updateEvidence(tx, disputeId, { answer, submittedSnapshot, askedAt: null, byUserId: by.userId, refusal: null, refusalWords: null })
  const deed = answer === 'accept' ? 'dispute_accepted' : by.userId === null ? 'dispute_answered_for_seller' : 'dispute_answered'
  await noteChange(tx, { actor: { sellerId: by.sellerId }, deed, subjectId: sellerOrderId, after: { amount: amountMinor, currency } })
  await send(tx, 'advance-dispute', { disputeId }, { startAfter: SAFETY_SECONDS })
}
