import { type MonthRow, sumSellerMonths } from '@/lib/db/figures/months'
import { type FeeRow, listFees } from '@/lib/db/ledger/fees'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { csvAmount, csvFile, csvLine, csvTime } from '@/lib/domain/text/csv'
import { firstMomentOf } from '@/lib/domain/text/month'
import type { FeeMonthView, FeeView } from '@/lib/domain/wire/fee-statement-views'
import { env } from '@/lib/env'

const PAGE = 50
const ROWS = 1000
const COLUMNS = ['date_utc', 'order', 'entry', 'currency', 'amount', 'marketplace_fee']

/** The months in which a seller paid the marketplace, by the books, the last first. Months are those of UTC. */
export async function feeMonths(sellerId: string): Promise<FeeMonthView[]> {
  return findFeeMonths(sellerId)
}

/**
 * The statement of one month: its sums by currency, and a page of its fees.
 * @param month as in an address, such as "2026-12"
 * @returns null for what is no month, or one without fees
 */
export async function feeStatement(
  sellerId: string,
  month: string,
  cursor: string | null,
): Promise<{ months: FeeMonthView[]; fees: FeeView[]; nextCursor: string | null } | null> {
  const { livemode } = env()
  const first = firstMomentOf(month)
  const months = first ? await findFeeMonths(sellerId, first) : []
  if (!first || months.length === 0) return null
  const { rows, nextCursor } = await listFees(sellerId, livemode, first, { cursor, limit: PAGE })
  return { months, fees: rows.map(feeView), nextCursor }
}

/** The same as the lines of a CSV file: times in UTC, amounts decimals with a point; null as above. */
export async function feeCsv(sellerId: string, month: string): Promise<AsyncGenerator<string> | null> {
  const { livemode } = env()
  const first = firstMomentOf(month)
  if (!first || (await findFeeMonths(sellerId, first)).length === 0) return null
  return csvFile(COLUMNS, (cursor) => listFees(sellerId, livemode, first, { cursor, limit: ROWS }), lineOf)
}

/** Months in which nothing was sold and no fee came back are left out: all that happened in them is that buyers were refunded. */
async function findFeeMonths(sellerId: string, month: Date | null = null): Promise<FeeMonthView[]> {
  const rows = await sumSellerMonths(sellerId, env().livemode, month)
  return rows.filter(({ sales, returnedMinor }) => sales > 0 || returnedMinor !== 0).map(monthView)
}

function monthView({ month, currency, sales, soldMinor, chargedMinor, returnedMinor }: MonthRow): FeeMonthView {
  return { month: month.toISOString(), currency, sales, soldMinor, chargedMinor, returnedMinor }
}

function feeView({ id, createdAt, orderNumber, sellerOrderId, kind, currency, amountMinor, feeMinor }: FeeRow): FeeView {
  const of = { receiptNumber: receiptNumber(orderNumber), sellerOrderId, isReturned: kind === 'fee_returned' }
  return { ...of, id, at: createdAt.toISOString(), currency, amountMinor, feeMinor }
}

function lineOf({ createdAt, orderNumber, kind, currency, amountMinor, feeMinor }: FeeRow): string {
  const amounts = [csvAmount(amountMinor, currency), csvAmount(feeMinor, currency)]
  return csvLine([csvTime(createdAt), receiptNumber(orderNumber), kind === 'sale' ? 'sale' : 'refund', currency, ...amounts])
}
