import type { BookedRow } from '@/lib/db/balance/booked-kinds'
import type { PayoutRow } from '@/lib/db/balance/payouts'
import { sharesOf, type WaterfallLine } from '@/lib/domain/balance/waterfall'
import { rateOfUnits } from '@/lib/domain/money/money'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { type BookedView, PAYOUT_STATES, type PayoutView } from '@/lib/domain/wire/balance-views'

/** A payout as lists show it. */
export function payoutView({ id, currency, amountMinor, status, automatic, created, arrivalDate }: PayoutRow): PayoutView {
  const state = PAYOUT_STATES.find((known) => known === status) ?? null
  const times = { createdAt: created.toISOString(), arrivesAt: arrivalDate.toISOString() }
  return { id, currency, amountMinor, state, statusWord: status, automatic, ...times }
}

/** A transaction as a line shows it. */
export function bookedView(row: BookedRow, line: WaterfallLine): BookedView {
  const { id, createdAt, reportingCategory: category, sellerOrderId, orderNumber } = row
  const order = { sellerOrderId, receiptNumber: orderNumber === null ? null : receiptNumber(orderNumber) }
  return { id, at: createdAt.toISOString(), category, ...order, amountMinor: sharesOf(row)[line] ?? 0, charged: chargedElsewise(row) }
}

function chargedElsewise({ reportingCategory, charged, currency, exchangeRate }: BookedRow): BookedView['charged'] {
  if (reportingCategory !== 'charge' || !charged || charged.currency === currency) return null
  return { ...charged, rate: exchangeRate === null ? null : rateOfUnits(exchangeRate, charged.currency, currency) }
}
