import { type BookedIn, listBookedRows, sumKinds } from '@/lib/db/balance/booked-kinds'
import { findPayout, listPayoutRows, type PayoutRow, payoutBefore } from '@/lib/db/balance/payouts'
import { isReconciled } from '@/lib/domain/balance/booked'
import { type BookedKind, sharesOf, type WaterfallLine, waterfallOf } from '@/lib/domain/balance/waterfall'
import type { PayoutPageView, PayoutView } from '@/lib/domain/wire/balance-views'
import { payoutDashboardUrl } from '@/lib/stripe/calls/dashboard'
import { ownAccount } from './own-account'
import { bookedView, payoutView } from './payout-view'

const PAGE = 10
const ROWS = 25

/** The payouts of a seller, newest first, a page at a time. */
export async function listPayouts(sellerId: string, cursor: string | null): Promise<{ payouts: PayoutView[]; nextCursor: string | null }> {
  const account = await ownAccount(sellerId)
  if (!account) return { payouts: [], nextCursor: null }
  const { rows, nextCursor } = await listPayoutRows({ accountId: account.accountId, livemode: account.livemode }, { cursor, limit: PAGE })
  return { payouts: rows.map(payoutView), nextCursor }
}

/**
 * One payout of a seller, from what was sold to what was deposited.
 * @param opened the line whose transactions are shown; any other word is none
 */
export async function readPayoutPage(
  sellerId: string,
  payoutId: string,
  opened: string | null,
  cursor: string | null,
): Promise<PayoutPageView | null> {
  const found = await findPayoutOf(sellerId, payoutId)
  if (!found) return null
  const { payout, accountId } = found
  const of = await bookedIn(payout)
  const kinds = of ? await sumKinds(of) : []
  const lines = waterfallOf(kinds)
  const line = lines.find((each) => each.line === opened)?.line
  const made = madeOf(payout)
  const sumMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return {
    ...payoutView(payout),
    ...{ traceId: payout.traceId, failureMessage: payout.failureMessage, made, lines },
    isReversal: payout.originalPayoutId !== null,
    isReversed: payout.reversedBy !== null,
    differenceMinor: made === 'closes' ? payout.amountMinor - sumMinor : 0,
    opened: of && line ? { line, ...(await openLine(of, kinds, line, cursor)) } : null,
    stripeUrl: payoutDashboardUrl(accountId, payoutId),
  }
}

/** A payout of a seller; null for one that is not theirs. */
export async function findPayoutOf(sellerId: string, payoutId: string) {
  const account = await ownAccount(sellerId)
  const payout = account && (await findPayout(payoutId, { accountId: account.accountId, livemode: account.livemode }))
  return payout ? { payout, accountId: account.accountId } : null
}

/** Which transactions are shown of it; null while Stripe does not say what it is made of. */
export async function bookedIn(payout: PayoutRow): Promise<BookedIn | null> {
  const made = madeOf(payout)
  if (made === 'soon') return null
  if (made === 'closes') return { payoutId: payout.id }
  const { accountId, livemode, currency, created } = payout
  return { accountId, livemode, currency, after: await payoutBefore(payout), until: created }
}

function madeOf(payout: PayoutRow): PayoutPageView['made'] {
  if (!payout.automatic) return 'manual'
  return isReconciled(payout) && payout.closesMinor !== null ? 'closes' : 'soon'
}

async function openLine(of: BookedIn, kinds: BookedKind[], line: WaterfallLine, cursor: string | null) {
  const only = kinds.filter((kind) => sharesOf(kind)[line])
  const { rows, nextCursor } = await listBookedRows(of, only, { cursor, limit: ROWS })
  return { rows: rows.map((row) => bookedView(row, line)).filter(({ amountMinor }) => amountMinor !== 0), nextCursor }
}
