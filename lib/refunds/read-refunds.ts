import { findRefunds, type RefundRow } from '@/lib/db/refunds/refunds'
import { REFUND_REFUSALS } from '@/lib/domain/refunds/refund-refusal'
import { isMade } from '@/lib/domain/refunds/refund-state'
import type { RefundView } from '@/lib/domain/wire/refund-views'

type Part = { id: string; currency: string; lines: { id: string; name: string; variantTitle: string }[] }

/** The refunds of a part, newest first, as its seller and the operator see them. */
export async function readRefundsOf(part: Part): Promise<RefundView[]> {
  return (await findRefunds([part.id])).map((row) => viewOf(part, row)).reverse()
}

/** The refunds of these parts, oldest first, as their buyer sees them: what was never made is not in it, nor what concerns our fee. */
export async function readBuyersRefunds(parts: Part[]): Promise<Map<string, RefundView[]>> {
  const rows = await findRefunds(parts.map(({ id }) => id))
  const seen = rows.filter(({ status }) => isMade(status) || status === 'failed' || status === 'canceled')
  return new Map(
    parts.map((part) => {
      const own = seen.filter(({ sellerOrderId }) => sellerOrderId === part.id)
      return [part.id, own.map((row) => ({ ...viewOf(part, row), feeBackMinor: 0, refusal: null, words: null, waitsForBalance: false }))]
    }),
  )
}

function viewOf({ currency, lines }: Part, row: RefundRow): RefundView {
  const { id, createdAt, amountMinor, feeBackMinor, status, origin, pendingReason, refusal, refusalWords, note, bankReference } = row
  return {
    ...{ id, at: createdAt.toISOString(), currency, amountMinor, feeBackMinor, status, origin, note, bankReference },
    waitsForBalance: status === 'pending' && pendingReason === 'insufficient_funds',
    refusal: REFUND_REFUSALS.find((known) => known === refusal) ?? null,
    words: refusalWords,
    pieces: row.lines.flatMap(({ orderLineId, quantity }) =>
      lines.flatMap(({ id: lineId, name, variantTitle }) => (lineId === orderLineId ? [{ lineId, name, variantTitle, quantity }] : [])),
    ),
  }
}
