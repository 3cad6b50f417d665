import { transaction } from '@/lib/db/client'
import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { changeEvidence, deleteFile, type EvidenceRow, findEvidence, findFiles, writeDraft } from '@/lib/db/disputes/evidence'
import { lockOrder } from '@/lib/db/orders/orders'
import { cleanFileName } from '@/lib/domain/digital/file-name'
import { waitsForAnswer } from '@/lib/domain/disputes/dispute-state'
import { type EvidenceFile, type EvidenceTexts, evidenceFileType } from '@/lib/domain/disputes/evidence'
import type { Said } from '@/lib/domain/wire/said'
import { stageEvidence } from '@/lib/stripe/calls/disputes'
import { accountOfDispute } from '@/lib/stripe/charge-place'
import { addReceipt, keepFile, uploadFiles } from './evidence-files'

export type EvidenceSaved = { kind: 'saved' } | { kind: 'not_found' } | { kind: 'refused'; said: Said }

/** Saves what a seller has typed, and leaves it at Stripe without sending it to the bank. */
export async function saveEvidence(sellerId: string, disputeId: string, texts: EvidenceTexts): Promise<EvidenceSaved> {
  const dispute = await findDispute(disputeId, sellerId)
  if (!dispute) return { kind: 'not_found' }
  const said = await transaction(async (tx): Promise<Said | null> => {
    await lockOrder(tx, dispute.sellerOrder.orderId)
    const why = whyNotAnswerable(dispute, await findEvidence(disputeId, tx))
    if (!why) await writeDraft(tx, disputeId, texts)
    return why
  })
  return said ? { kind: 'refused', said } : stage(dispute, texts)
}

async function stage(dispute: DisputeOfSale, texts: EvidenceTexts): Promise<EvidenceSaved> {
  await addReceipt(dispute)
  const files = await uploadFiles(dispute)
  if (!files) return { kind: 'refused', said: { key: 'disputes.unknown' } }
  const made = await stageEvidence(dispute.stripeDisputeId, accountOfDispute(dispute), { ...texts, ...files })
  if (made.kind === 'unknown') return { kind: 'refused', said: { key: 'disputes.unknown' } }
  if (made.kind !== 'ok') return { kind: 'refused', said: { key: 'disputes.notStaged', values: { words: made.message } } }
  await changeEvidence(dispute.id, { stagedAt: new Date() })
  return { kind: 'saved' }
}

/** Why a dispute cannot be answered, or not any more; null where it can. */
export function whyNotAnswerable(dispute: Pick<DisputeOfSale, 'status' | 'dueBy'>, evidence: EvidenceRow | null): Said | null {
  if (evidence?.answeredAt) return { key: 'disputes.answered', values: { day: { day: evidence.answeredAt.toISOString() } } }
  if (evidence?.answer) return { key: 'disputes.answering' }
  return waitsForAnswer(dispute) ? null : { key: 'disputes.decided' }
}

/** Puts a file among those of an answer. What it is is read from its content. */
export async function addEvidenceFile(
  sellerId: string,
  disputeId: string,
  file: { field: EvidenceFile; name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<EvidenceSaved> {
  return changeFiles(sellerId, disputeId, async (tx) => {
    const others = (await findFiles(disputeId, tx)).filter(({ field }) => field !== file.field)
    const contentType = evidenceFileType(
      file.bytes,
      others.reduce((sum, { size }) => sum + size, 0),
    )
    if (!contentType) return { key: 'disputes.file' }
    await keepFile(tx, { ...file, disputeId, contentType, name: cleanFileName(file.name) })
    return null
  })
}

/** Takes a file out of an answer. Twice is a no-op. */
export function removeEvidenceFile(sellerId: string, disputeId: string, field: EvidenceFile): Promise<EvidenceSaved> {
  return changeFiles(sellerId, disputeId, async (tx) => {
    await deleteFile(tx, disputeId, field)
    return null
  })
}

async function changeFiles(
  sellerId: string,
  disputeId: string,
  change: (tx: Parameters<Parameters<typeof transaction>[0]>[0]) => Promise<Said | null>,
): Promise<EvidenceSaved> {
  const dispute = await findDispute(disputeId, sellerId)
  if (!dispute) return { kind: 'not_found' }
  const said = await transaction(async (tx) => {
    await lockOrder(tx, dispute.sellerOrder.orderId)
    return whyNotAnswerable(dispute, await findEvidence(disputeId, tx)) ?? change(tx)
  })
  return said ? { kind: 'refused', said } : { kind: 'saved' }
}
