import { type BookedRow, listBookedRows } from '@/lib/db/balance/booked-kinds'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { csvAmount, csvFile, csvLine, csvTime } from '@/lib/domain/text/csv'
import { bookedIn, findPayoutOf } from './read-payouts'

const ROWS = 1000
const COLUMNS = [
  ...['balance_transaction', 'created_utc', 'available_on_utc', 'reporting_category', 'source', 'order', 'through_this_marketplace'],
  ...['currency', 'gross', 'stripe_fee', 'marketplace_fee', 'net', 'payout'],
]

/**
 * What a payout is made of, as the lines of a CSV file; null where it is not this seller's, or Stripe does not say yet. Times are UTC, amounts decimals with a point, for
 * programs rather than people.
 */
export async function payoutCsv(sellerId: string, payoutId: string): Promise<AsyncGenerator<string> | null> {
  const found = await findPayoutOf(sellerId, payoutId)
  const of = found && (await bookedIn(found.payout))
  if (!of) return null
  return csvFile(
    COLUMNS,
    (cursor) => listBookedRows(of, null, { cursor, limit: ROWS }),
    (row) => lineOf(row, payoutId),
  )
}

function lineOf(row: BookedRow, payoutId: string): string {
  const number = (minor: number) => csvAmount(minor, row.currency)
  return csvLine([
    ...[row.id, csvTime(row.createdAt), csvTime(row.availableOn), row.reportingCategory, row.sourceId],
    ...[row.orderNumber === null ? null : receiptNumber(row.orderNumber), row.ours ? 'yes' : 'no', row.currency],
    ...[number(row.amountMinor), number(-row.otherFeeMinor), number(-row.applicationFeeMinor), number(row.netMinor), payoutId],
  ])
}
