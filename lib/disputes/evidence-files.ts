import { createHash } from 'node:crypto'
import { type Tx, transaction } from '@/lib/db/client'
import type { DisputeOfSale } from '@/lib/db/disputes/disputes'
import { type EvidenceFileRow, findEvidence, findFiles, markUploaded, readFile, replaceFile } from '@/lib/db/disputes/evidence'
import { lockOrder } from '@/lib/db/orders/orders'
import { receiptPdf } from '@/lib/documents/receipt-pdf'
import { uploadEvidence } from '@/lib/stripe/calls/disputes'
import { accountOfDispute } from '@/lib/stripe/charge-place'

type Dispute = Pick<DisputeOfSale, 'id' | 'stripeDisputeId' | 'accountId' | 'sellerOrder'>

/** Puts the receipt among the files of an answer, unless one is there, or the answer is given: it takes a while to be made, and another may have been faster. */
export async function addReceipt({
  id: disputeId,
  sellerOrderId,
  sellerOrder,
}: Pick<DisputeOfSale, 'id' | 'sellerOrderId' | 'sellerOrder'>): Promise<void> {
  if (await hasReceipt(disputeId)) return
  const receipt = await receiptPdf(sellerOrderId)
  if (!receipt) return
  const { name, pdf } = receipt
  await transaction(async (tx) => {
    await lockOrder(tx, sellerOrder.orderId)
    if ((await hasReceipt(disputeId, tx)) || (await findEvidence(disputeId, tx))?.answer) return
    await keepFile(tx, { disputeId, field: 'receipt', name, contentType: 'application/pdf', bytes: new Uint8Array(pdf) })
  })
}

async function hasReceipt(disputeId: string, tx?: Tx): Promise<boolean> {
  return (await findFiles(disputeId, tx)).some(({ field }) => field === 'receipt')
}

/** Keeps our copy of a file in the place of another of its kind. */
export function keepFile(
  tx: Tx,
  file: { disputeId: string; field: string; name: string; contentType: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  return replaceFile(tx, { ...file, size: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex') })
}

/**
 * Uploads what is not at Stripe yet, each file once: its key is what is in it.
 * @returns the files' ids by their kinds; null while Stripe does not take them
 */
export async function uploadFiles(dispute: Dispute): Promise<Record<string, string> | null> {
  const ids: Record<string, string> = {}
  for (const file of await findFiles(dispute.id)) {
    const id = file.stripeFileId ?? (await upload(dispute, file))
    if (!id) return null
    ids[file.field] = id
  }
  return ids
}

async function upload(dispute: Dispute, { id, field, name, contentType, sha256 }: EvidenceFileRow): Promise<string | null> {
  const file = { name, contentType, bytes: await readFile(id) }
  const made = await uploadEvidence(file, accountOfDispute(dispute), `dispute/${dispute.stripeDisputeId}/file/${field}/${sha256}`)
  if (made.kind !== 'ok') return null
  await markUploaded(id, made.value)
  return made.value
}
