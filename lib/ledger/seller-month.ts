import { type EntryRow, findMonthEntries } from '@/lib/db/figures/month-entries'
import { type MonthRow, sumSellerMonths } from '@/lib/db/figures/months'
import { type CountedDispute, findCountedDisputes } from '@/lib/db/figures/seller-figures'
import { findSeller } from '@/lib/db/sellers/sellers'
import type { EntryKind } from '@/lib/domain/ledger/figures'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { firstMomentOf } from '@/lib/domain/text/month'
import { ENTRIES_SHOWN, type EntriesShown, type EntryView, type SellerMonthView } from '@/lib/domain/wire/figure-views'
import { env } from '@/lib/env'
import { monthView } from './figures'

const PAGE = 50
/** No seller may sell on with so many in a month. */
const DISPUTES = 200

const KINDS: Record<EntriesShown, EntryKind[]> = {
  all: ['sale', 'refund', 'refund_failed', 'fee_returned'],
  sales: ['sale'],
  refunds: ['refund', 'refund_failed'],
  fees: ['sale', 'fee_returned'],
}

type Asked = { currency?: string | null; show?: string | null; cursor?: string | null }

/**
 * What is behind a seller's figures of one month in one currency, for the operator.
 * @param month as in an address, such as "2026-12"
 * @returns null for what is no month, no seller, or a month of which nothing is in the books
 */
export async function readSellerMonth(sellerId: string, month: string, { currency, show, cursor }: Asked): Promise<SellerMonthView | null> {
  const { livemode } = env()
  const first = firstMomentOf(month)
  const seller = first && (await findSeller(sellerId))
  if (!first || !seller) return null
  const [rows, allDisputes] = await Promise.all([
    sumSellerMonths(sellerId, livemode, first),
    findCountedDisputes(sellerId, livemode, first, DISPUTES),
  ])
  const currencies = [...new Set([...rows, ...allDisputes].map((row) => row.currency))]
  const chosen = currencies.find((each) => each === currency) ?? currencies[0]
  if (!chosen) return null
  const shown = ENTRIES_SHOWN.find((each) => each === show) ?? 'all'
  const disputes = allDisputes.filter((dispute) => dispute.currency === chosen)
  const which = { sellerId, livemode, month: first, currency: chosen, kinds: KINDS[shown] }
  const entries = await findMonthEntries(which, { cursor: cursor ?? null, limit: PAGE })
  return {
    ...{ shopName: seller.shopName, month, currencies, show: shown, nextCursor: entries.nextCursor },
    figures: monthView(rows.find((row) => row.currency === chosen) ?? nothing(first, chosen), disputes.length),
    entries: entries.rows.map(entryView),
    disputes: disputes.map(disputeView),
  }
}

function nothing(month: Date, currency: string): MonthRow {
  return { month, currency, sales: 0, soldMinor: 0, refundedMinor: 0, chargedMinor: 0, returnedMinor: 0 }
}

function entryView({ createdAt, orderNumber, ...row }: EntryRow): EntryView {
  return { ...row, at: createdAt.toISOString(), receiptNumber: receiptNumber(orderNumber) }
}

function disputeView({ createdAt, orderNumber, ...row }: CountedDispute) {
  return { ...row, at: createdAt.toISOString(), receiptNumber: receiptNumber(orderNumber) }
}
