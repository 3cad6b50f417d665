import { type DocumentRow, findDocumentsOf, findLegal, insertDocument } from '@/lib/db/documents/documents'
import { findOrderOfPart, type PartRow } from '@/lib/db/orders/orders'
import { findRefunds, type RefundRow } from '@/lib/db/refunds/refunds'
import { causesOf, type DueDocument, dueDocuments } from '@/lib/domain/documents/document'
import { hasFailed, isMade } from '@/lib/domain/refunds/refund-state'
import { noteSnapshot, saleSnapshot } from './snapshot-of'

/**
 * Issues what a part should have and has not: a receipt or an invoice once it is captured, a credit note for each refund that counts, its cancelation where the
 * refund failed. Twice, or by two at once, is a no-op.
 */
export async function issueDocuments(sellerOrderId: string): Promise<void> {
  const [found, rows, issued] = await Promise.all([findOrderOfPart(sellerOrderId), findRefunds([sellerOrderId]), findDocumentsOf([sellerOrderId])])
  const paidAt = found?.part.capturedAt
  // What Stripe has not made has not happened.
  const refunds = rows.filter(({ status }) => isMade(status) || hasFailed(status))
  if (!found || !paidAt) return
  const due = dueDocuments({ id: sellerOrderId, isCaptured: true, refunds }, new Set(issued.map(({ cause }) => cause)))
  for (const each of due) {
    if (each.refundId === null) await issueSale({ ...found, paidAt }, each)
    else await issueNote(found.part, each, refunds)
  }
}

async function issueSale(sold: Parameters<typeof saleSnapshot>[0], { cause }: DueDocument): Promise<void> {
  const { id: sellerOrderId, sellerId } = sold.part
  const legal = await findLegal(sellerId)
  await insertDocument({ sellerId, sellerOrderId, kind: legal ? 'invoice' : 'receipt', cause, snapshot: saleSnapshot(sold, legal) })
}

async function issueNote(part: PartRow, { cause, refundId, isCancelation }: DueDocument, refunds: RefundRow[]): Promise<void> {
  const { id: sellerOrderId } = part
  const refund = refunds.find(({ id }) => id === refundId)
  if (!refund) throw new Error(`There is no refund for ${cause}`)
  const corrected = correctedBy(
    await findDocumentsOf([sellerOrderId]),
    isCancelation ? causesOf.refund(refundId ?? '') : causesOf.sale(sellerOrderId),
  )
  const snapshot = noteSnapshot(corrected, part, refund, isCancelation)
  await insertDocument({ sellerId: corrected.sellerId, sellerOrderId, kind: 'credit_note', cause, snapshot })
}

function correctedBy(issued: DocumentRow[], cause: string): DocumentRow {
  const document = issued.find((each) => each.cause === cause)
  if (!document) throw new Error(`There is no document for ${cause}`)
  return document
}
