import { storeBooked } from '@/lib/db/balance/balance-transactions'
import { storeClosing, storePayout } from '@/lib/db/balance/payouts'
import { transaction } from '@/lib/db/client'
import { type BalanceOwner, isReconciled, type PayoutFacts } from '@/lib/domain/balance/booked'
import { env } from '@/lib/env'
import { listBookedIn } from '@/lib/stripe/calls/balance-transactions'
import { listPayouts, readPayout } from '@/lib/stripe/calls/payouts'
import { stripeNow } from '@/lib/stripe/clock'
import { withChargesOfFees } from './charges-of-fees'
import { accountOf } from './whose'

/** A payout may still fail some banking days after it was paid. Source: docs.stripe.com/payouts#payout-failures */
const CHANGING_MS = 14 * 86_400_000

/**
 * Reads a payout as Stripe has it now, and once it is reconciled what it is made of.
 * @returns false where Stripe does not have it, or we may not read it
 * @throws while Stripe does not answer
 */
export async function readPayoutOf(owner: BalanceOwner, payoutId: string): Promise<boolean> {
  const payout = await readPayout(accountOf(owner), payoutId)
  if (payout.kind === 'refused') return false
  if (payout.kind !== 'ok') throw new Error(`Stripe did not answer about payout ${payoutId}: ${payout.message}`)
  await keepPayout(owner, payout.value)
  return true
}

/** Reads the payouts of a balance that were made since a moment, and all that may still change. */
export async function readPayouts(owner: BalanceOwner, since: Date): Promise<void> {
  const changing = new Date((await stripeNow()).getTime() - CHANGING_MS)
  for (let after: string | null = null; ; ) {
    const found = await listPayouts(accountOf(owner), since < changing ? since : changing, after)
    if (found.kind !== 'ok') throw new Error(`Stripe did not list the payouts of ${owner}: ${found.message}`)
    for (const payout of found.value.payouts) await keepPayout(owner, payout)
    after = found.value.payouts.at(-1)?.id ?? null
    if (!found.value.hasMore || !after) return
  }
}

async function keepPayout(owner: BalanceOwner, payout: PayoutFacts): Promise<void> {
  const row = await storePayout(owner, env().livemode, payout)
  if (isReconciled(payout) && row.closesMinor === null) await readWhatIsIn(owner, payout.id)
}

/** Everything in a payout, page by page; that it is all there is noted last, so that a crash begins anew. */
async function readWhatIsIn(owner: BalanceOwner, payoutId: string): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page = await listBookedIn(accountOf(owner), payoutId, after)
    if (page.kind !== 'ok') throw new Error(`Stripe did not list what payout ${payoutId} is made of: ${page.message}`)
    const rows = await withChargesOfFees(page.value.rows)
    await transaction((tx) => storeBooked(tx, owner, env().livemode, rows, payoutId))
    after = page.value.lastId
    if (!page.value.hasMore || !after) break
  }
  await storeClosing(payoutId)
}
