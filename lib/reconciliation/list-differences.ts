import { countCompared, findDifferences, type ListedDifference, sumOpen } from '@/lib/db/reconciliation/differences'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { DifferenceLine, ReconciliationFigures } from '@/lib/domain/wire/reconciliation-views'
import { env } from '@/lib/env'

const PAGE = 50
/** A quiet account is compared once in seven days; one day more is no alarm. */
const COMPARED_WITHIN_MS = 8 * 86_400_000

/** Differences that are open, or closed ones, newest first, a page at a time. */
export async function listDifferences(isOpen: boolean, cursor: string | null): Promise<{ lines: DifferenceLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findDifferences(isOpen, { cursor, limit: PAGE })
  return { lines: rows.map(lineOf), nextCursor }
}

/** What the page begins with. */
export async function reconciliationFigures(now = new Date()): Promise<ReconciliationFigures> {
  const { livemode } = env()
  const [counts, openMoney] = await Promise.all([countCompared(livemode, new Date(now.getTime() - COMPARED_WITHIN_MS)), sumOpen(livemode)])
  return { ...counts, open: openMoney.reduce((sum, { count }) => sum + count, 0), openMoney }
}

function lineOf({ sellerOrder, shopName, createdAt, resolvedAt, ...row }: ListedDifference): DifferenceLine {
  const { id, kind, accountId, subject, currency, oursMinor, stripesMinor, how, note, byEmail } = row
  const order = sellerOrder && { id: sellerOrder.orderId, receiptNumber: receiptNumber(sellerOrder.order.number) }
  const times = { createdAt: createdAt.toISOString(), resolvedAt: resolvedAt?.toISOString() ?? null }
  return { id, kind, shopName, accountId, subject, order, currency, oursMinor, stripesMinor, how, note, byEmail, ...times }
}
