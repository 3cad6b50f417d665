export type DocumentKind = 'receipt' | 'invoice' | 'credit_note'

/** The series a kind is numbered in: one each, so that the numbers of each kind have no gap. */
export const SERIES: Record<DocumentKind, string> = { receipt: 'R', invoice: 'INV', credit_note: 'CN' }

/** As it stands on the document, such as "INV-0012". */
export function documentNumber({ series, number }: { series: string; number: number }): string {
  return `${series}-${String(number).padStart(4, '0')}`
}

/** A refund of the part, as Stripe last told of it. */
type RefundFact = { id: string; status: string }

/** One document to issue. A credit note is about a refund; its cancelation about the same. */
export type DueDocument = { cause: string; refundId: string | null; isCancelation: boolean }

const saleCause = (partId: string) => `sale/${partId}`
const refundCause = (refundId: string) => `refund/${refundId}`
const failedCause = (refundId: string) => `refund/${refundId}/failed`

/** What a document of a sale was issued for. */
export const causesOf = { sale: saleCause, refund: refundCause, failed: failedCause }

/**
 * Which documents a part should have and has not: one for its capture, a credit note for each refund that counts, and a cancelation of the credit note where the
 * refund failed afterwards. In the order in which they are numbered.
 * @param issued causes of those that exist
 */
export function dueDocuments(part: { id: string; isCaptured: boolean; refunds: RefundFact[] }, issued: ReadonlySet<string>): DueDocument[] {
  if (!part.isCaptured) return []
  const sale = { cause: saleCause(part.id), refundId: null, isCancelation: false }
  const notes = part.refunds.flatMap(({ id, status }): DueDocument[] => {
    const note = { cause: refundCause(id), refundId: id, isCancelation: false }
    if (!hasFailed(status)) return [note]
    return issued.has(note.cause) ? [{ cause: failedCause(id), refundId: id, isCancelation: true }] : []
  })
  return [sale, ...notes].filter(({ cause }) => !issued.has(cause))
}

function hasFailed(status: string): boolean {
  return status === 'failed' || status === 'canceled'
}
