import { type BookedRow, listBookedRows } from '@/lib/db/balance/booked-kinds'
import { currencyFacts } from '@/lib/domain/facts/currencies'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { csvLine } from '@/lib/domain/text/csv'
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
  return (async function* () {
    yield csvLine(COLUMNS)
    for (let cursor: string | null = null; ; ) {
      const { rows, nextCursor } = await listBookedRows(of, null, { cursor, limit: ROWS })
      yield rows.map((row) => lineOf(row, payoutId)).join('')
      if (!nextCursor) return
      cursor = nextCursor
    }
  })()
}

function lineOf(row: BookedRow, payoutId: string): string {
  const { decimals } = currencyFacts(row.currency)
  const number = (minor: number) => ({ number: (minor / 10 ** decimals).toFixed(decimals) })
  const time = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ')
  return csvLine([
    ...[row.id, time(row.createdAt), time(row.availableOn), row.reportingCategory, row.sourceId],
    ...[row.orderNumber === null ? null : receiptNumber(row.orderNumber), row.ours ? 'yes' : 'no', row.currency],
    ...[number(row.amountMinor), number(-row.otherFeeMinor), number(-row.applicationFeeMinor), number(row.netMinor), payoutId],
  ])
}
