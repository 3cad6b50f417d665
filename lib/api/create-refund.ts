import type { z } from 'zod'
import { findSale } from '@/lib/db/orders/sales'
import { findRefund } from '@/lib/db/refunds/refunds'
import type { ApiRefund, NewRefund } from '@/lib/domain/api/objects'
import { ENGLISH } from '@/lib/domain/catalog/product-form'
import { MAX_REFUND_NOTE, parseRefund, type ReadRefund } from '@/lib/domain/refunds/refund-form'
import { parseLines } from '@/lib/domain/text/typed-lines'
import { createRefund } from '@/lib/refunds/create-refund'
import { previewRefund } from '@/lib/refunds/preview-refund'
import { readRefundable } from '@/lib/refunds/read-refundable'
import { apiRefund } from './orders'
import type { ApiOutcome } from './outcome'

/** Refunds an order of a shop, or something of it, as its page does. @param id of the refund: asked for twice it is made once */
export async function createApiRefund(
  sellerId: string,
  sellerOrderId: string,
  id: string,
  wish: z.output<typeof NewRefund>,
): Promise<ApiOutcome<ApiRefund>> {
  const currency = (await findSale(sellerId, sellerOrderId))?.currency
  if (!currency) return { kind: 'not_found' }
  const made = await answerOf(id, sellerOrderId, currency)
  if (made) return made
  const read = await draftOf(sellerId, sellerOrderId, currency, wish)
  if (!read.ok) return { kind: 'refused', said: read.said }
  const seen = await previewRefund(sellerOrderId, sellerId, read.draft)
  if (seen.kind !== 'preview') return seen
  const { amountMinor } = seen.preview
  if (wish.expected_amount !== undefined && wish.expected_amount !== amountMinor) return changed(amountMinor, currency)
  const result = await createRefund({ sellerId }, { refundId: id, sellerOrderId, draft: read.draft, seenMinor: amountMinor })
  if (result.kind === 'changed') return changed(result.preview.amountMinor, currency)
  if (result.kind !== 'created') return result
  return (await answerOf(id, sellerOrderId, currency)) ?? { kind: 'not_found' }
}

function changed(amount: number, currency: string): ApiOutcome<never> {
  return { kind: 'changed', said: { key: 'refunds.changed' }, extra: { amount: { amount, currency } } }
}

async function answerOf(id: string, sellerOrderId: string, currency: string): Promise<ApiOutcome<ApiRefund> | null> {
  const row = await findRefund(id)
  return row?.sellerOrderId === sellerOrderId ? { kind: 'ok', answer: apiRefund({ ...row, currency }) } : null
}

async function draftOf(sellerId: string, sellerOrderId: string, currency: string, wish: z.output<typeof NewRefund>): Promise<ReadRefund> {
  const { reason, note } = wish
  if (wish.everything) {
    const all = await readRefundable(sellerOrderId, sellerId, { kind: 'rest' }, ENGLISH.locale)
    if (!all) return { ok: false, said: { key: 'refunds.nothing' } }
    return parseRefund({ ...all.values, reason: reason ?? '', note: note ?? '' }, currency, ENGLISH.locale)
  }
  const lines = wish.lines.map(({ line, unshipped, shipped, restock }) => ({
    orderLineId: line,
    open: unshipped,
    sent: shipped,
    isRestocked: restock,
  }))
  const isTwice = new Set(lines.map(({ orderLineId }) => orderLineId)).size < lines.length
  if (isTwice) return { ok: false, said: { key: 'refunds.tooManyPieces' } }
  const words = parseLines(note ?? '', MAX_REFUND_NOTE)
  if (!words.ok) return words
  return { ok: true, draft: { lines, shippingMinor: wish.shipping, adjustmentMinor: wish.adjustment, reason, note: words.text || null } }
}
