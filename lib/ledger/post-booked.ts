import { findPayoutsById } from '@/lib/db/balance/payouts'
import { transaction } from '@/lib/db/client'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { findPosted, findRowsToPost, type RowToPost, takeToPost } from '@/lib/db/ledger/to-post'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { type BookedRow, bookedJournals, counterAccount, oursAfterAll, payoutJournals } from '@/lib/domain/ledger/booked-journals'
import type { Journal } from '@/lib/domain/ledger/ledger'

/** So many in one transaction. */
const PIECE = 500

/** Brings into the books what was mirrored from Stripe's balances since the last time. Each piece is one transaction, so that a crash loses none and posts none twice. */
export async function postBooked(): Promise<void> {
  while ((await postPiece()) === PIECE);
}

function postPiece(): Promise<number> {
  return transaction(async (tx) => {
    const ids = await takeToPost(tx, PIECE)
    const rows = (await findRowsToPost(tx, ids)).map(booked)
    const strangers = await findPosted(tx, rows.map(sourceOf), 'not_ours')
    const ofRows = rows.flatMap((row) => journalsOf(row, strangers.has(sourceOf(row))))
    const payouts = await findPayoutsById(tx, ids)
    const paid = await findPosted(
      tx,
      payouts.map(({ id }) => `payout:${id}`),
      'paid_out',
    )
    const ofPayouts = payouts.flatMap((payout) => payoutJournals(payout, paid.has(`payout:${payout.id}`), payout.arrivalDate))
    await postJournals(tx, [...ofRows, ...ofPayouts])
    return ids.length
  })
}

const sourceOf = ({ id }: { id: string }) => `txn:${id}`

function journalsOf(row: BookedRow, wasStranger: boolean): Journal[] {
  if (!wasStranger) return bookedJournals(row)
  return counterAccount(row) === 'elsewhere' ? [] : [...oursAfterAll(row), ...bookedJournals(row)]
}

/** What Stripe names as the source goes before what is here, which may not have heard of it yet. */
function booked({ partCurrency, sourceCurrency, sourceMinor, ...row }: RowToPost): BookedRow {
  if (sourceCurrency !== null && sourceMinor !== null) return { ...row, met: { currency: sourceCurrency, amountMinor: sourceMinor } }
  const amountMinor = metBy(row)
  return { ...row, met: partCurrency === null || amountMinor === null ? null : { currency: partCurrency, amountMinor } }
}

/** What of the story a row stands for, in the currency of its part; null where the story knows nothing of it. */
function metBy(row: Omit<RowToPost, 'partCurrency' | 'sourceCurrency' | 'sourceMinor'>): number | null {
  const { reportingCategory, chargedMinor, unchargedMinor, chargedFeeMinor, refundedMinor, feeBackMinor, hasOurFee } = row
  const withFee = (amount: number | null) => (amount === null ? null : amount - (hasOurFee ? (feeBackMinor ?? 0) : 0))
  const minus = (amount: number | null) => (amount === null ? null : -amount)
  if (reportingCategory === 'charge' && row.accountId === PLATFORM) return chargedMinor
  if (reportingCategory === 'charge') return chargedMinor === null || chargedFeeMinor === null ? null : chargedMinor - chargedFeeMinor
  if (reportingCategory === 'partial_capture_reversal') return minus(unchargedMinor)
  if (reportingCategory === 'refund') return minus(withFee(refundedMinor))
  if (reportingCategory === 'refund_failure') return withFee(refundedMinor)
  if (reportingCategory === 'platform_earning') return chargedFeeMinor
  if (reportingCategory === 'platform_earning_refund') return minus(feeBackMinor)
  return reportingCategory === 'fee' ? feeBackMinor : null
}
