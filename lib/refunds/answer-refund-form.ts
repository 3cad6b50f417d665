import { type PostedRefund, parseRefund } from '@/lib/domain/refunds/refund-form'
import type { RefundFormState } from '@/lib/domain/wire/refund-views'
import { createRefund, findOwnPart, type RefundBy } from './create-refund'
import { previewRefund } from './preview-refund'

type Posted = PostedRefund & { returnId: string | null; locale: string }

export type RefundFormAnswered = { kind: 'form'; state: RefundFormState } | { kind: 'created' } | { kind: 'not_found' }

/** Answers the form of a refund: what it comes to, and once that was seen, the refund itself. */
export async function answerRefundForm(by: RefundBy, sellerOrderId: string, posted: Posted): Promise<RefundFormAnswered> {
  const { id, values, seenMinor, returnId } = posted
  const currency = (await findOwnPart(by, sellerOrderId))?.currency
  if (!currency || id === '') return { kind: 'not_found' }
  const form = (rest: Partial<RefundFormState>): RefundFormAnswered => ({
    kind: 'form',
    state: { id, values, preview: null, refusal: null, ...rest },
  })
  const read = parseRefund(values, currency, posted.locale)
  if (!read.ok) return form({ refusal: read.said })
  if (seenMinor === null) {
    const seen = await previewRefund(sellerOrderId, 'sellerId' in by ? by.sellerId : null, read.draft)
    if (seen.kind === 'not_found') return seen
    return form(seen.kind === 'preview' ? { preview: seen.preview } : { refusal: seen.said })
  }
  const made = await createRefund(by, { refundId: id, sellerOrderId, draft: read.draft, seenMinor, returnId })
  if (made.kind === 'created' || made.kind === 'not_found') return { kind: made.kind }
  return made.kind === 'changed' ? form({ preview: made.preview, refusal: { key: 'refunds.changed' } }) : form({ refusal: made.said })
}
