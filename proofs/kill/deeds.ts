import { answerDispute } from '@/lib/disputes/answer-dispute'
import { addEvidenceFile, saveEvidence } from '@/lib/disputes/save-evidence'
import { createRefund } from '@/lib/refunds/create-refund'

/** What a seller does to a sale after its payment, as plain values, so that another process can be told of it. */
export type Deed =
  | { kind: 'refund'; sellerId: string; refundId: string; partId: string; lineId: string; amountMinor: number }
  | { kind: 'stage' | 'submit'; sellerId: string; userId: string; disputeId: string }

export const WORDS = { uncategorized_text: 'It arrived.', customer_name: 'Ada' }
const PROOF = new Uint8Array(Buffer.from('%PDF-1.4 proof of shipping'))

/** Does it as its page does; a second time is what a person does who presses again. @returns how it went */
export async function doDeed(deed: Deed): Promise<string> {
  if (deed.kind === 'refund') return refund(deed)
  const { sellerId, userId, disputeId } = deed
  if (deed.kind === 'submit') return (await answerDispute({ sellerId, userId }, disputeId, { answer: 'submit', texts: WORDS })).kind
  await addEvidenceFile(sellerId, disputeId, { field: 'shipping_documentation', name: 'proof.pdf', bytes: PROOF })
  return (await saveEvidence(sellerId, disputeId, WORDS)).kind
}

async function refund({ sellerId, refundId, partId, lineId, amountMinor }: Extract<Deed, { kind: 'refund' }>): Promise<string> {
  const lines = [{ orderLineId: lineId, open: 0, sent: 1, isRestocked: false }]
  const draft = { lines, shippingMinor: 0, adjustmentMinor: 0, reason: null, note: null }
  return (await createRefund({ sellerId }, { refundId, sellerOrderId: partId, draft, seenMinor: amountMinor, returnId: null })).kind
}
