import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { changeEvidence, type EvidenceRow, findEvidence, markAsked } from '@/lib/db/disputes/evidence'
import { waitsForAnswer } from '@/lib/domain/disputes/dispute-state'
import { storedTexts } from '@/lib/domain/disputes/evidence'
import { closeDispute, type DisputeFacts, submitEvidence } from '@/lib/stripe/calls/disputes'
import { accountOfDispute } from '@/lib/stripe/charge-place'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { uploadFiles } from './evidence-files'
import { recordDispute, recordFacts } from './record-dispute'

/**
 * Takes a seller's answer to Stripe. The dispute is read first, and the key is the dispute's: however often this process dies, the bank gets one answer.
 * @returns `waiting` while Stripe does not answer
 */
export async function advanceDispute(disputeId: string): Promise<'done' | 'waiting'> {
  const before = await findDispute(disputeId, null)
  if (!before || !(await openAnswer(disputeId))) return 'done'
  if ((await recordDispute(before.stripeDisputeId, accountOfDispute(before), new Date())) === 'unknown') return 'waiting'
  const [dispute, evidence] = [await findDispute(disputeId, null), await openAnswer(disputeId)]
  if (!dispute || !evidence) return 'done'
  if (!waitsForAnswer(dispute)) return end(dispute, evidence)
  const readAt = new Date()
  const made = await ask(dispute, evidence)
  if (!made || made.kind === 'unknown') return 'waiting'
  if (made.kind === 'ok') {
    await recordFacts(made.value, accountOfDispute(dispute), { readAt, at: new Date() })
    await markAnswered(disputeId)
    return 'done'
  }
  const isForbidden = made.kind === 'refused' && (made.status === 403 || made.status === 401)
  await refuse(evidence, isForbidden ? 'not_allowed' : 'other', made.message)
  return 'done'
}

/**
 * The same as a job.
 * @throws while it waits, so that it is tried again
 */
export async function advanceDisputeLater(disputeId: string): Promise<void> {
  if ((await advanceDispute(disputeId)) === 'waiting') throw new Error(`The answer to dispute ${disputeId} waits for Stripe`)
}

/** An answer that Stripe has not confirmed yet; null where there is none. */
async function openAnswer(disputeId: string): Promise<EvidenceRow | null> {
  const evidence = await findEvidence(disputeId)
  return evidence?.answer && !evidence.answeredAt ? evidence : null
}

/** @returns null while the files of the answer are not at Stripe */
async function ask(dispute: DisputeOfSale, evidence: EvidenceRow): Promise<StripeOutcome<DisputeFacts> | null> {
  const { id, stripeDisputeId } = dispute
  const accountId = accountOfDispute(dispute)
  const { answer, repeats } = evidence
  // A refusal stands under its key for a day: another answer has another key.
  const key = `dispute/${stripeDisputeId}/${answer === 'accept' ? 'close' : 'submit'}${repeats > 0 ? `/${repeats}` : ''}`
  if (answer === 'accept') {
    await markAsked(id, new Date())
    return closeDispute(stripeDisputeId, accountId, key)
  }
  const files = await uploadFiles(dispute)
  if (!files) return null
  await markAsked(id, new Date())
  return submitEvidence(stripeDisputeId, accountId, { ...storedTexts(evidence.draft), ...files }, key)
}

/** The dispute waits for no answer any more: ours has arrived, or it came too late. */
async function end({ submissionCount, answeredBefore, status, id }: DisputeOfSale, evidence: EvidenceRow): Promise<'done'> {
  const isDone = evidence.answer === 'submit' ? submissionCount > answeredBefore : status === 'lost' || status === 'warning_closed'
  await (isDone ? markAnswered(id) : refuse(evidence, 'late', null))
  return 'done'
}

function markAnswered(disputeId: string): Promise<void> {
  return changeEvidence(disputeId, { answeredAt: new Date(), refusal: null, refusalWords: null })
}

/** The seller may decide anew, except where it is too late. */
function refuse({ disputeId, repeats }: EvidenceRow, refusal: 'not_allowed' | 'late' | 'other', refusalWords: string | null): Promise<void> {
  return changeEvidence(disputeId, { answer: null, askedAt: null, refusal, refusalWords, repeats: repeats + 1 })
}
