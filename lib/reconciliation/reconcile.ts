import { findReading, readNoLaterThan } from '@/lib/db/balance/readings'
import { type Tx, transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { isOpened, markReconciled, storeDifferences } from '@/lib/db/reconciliation/differences'
import { findOpenDisputes, findOpenParts, findOpenPayouts, findStrangers, forgetChanges, readClearing } from '@/lib/db/reconciliation/open-parts'
import { type BalanceOwner, PLATFORM } from '@/lib/domain/balance/booked'
import { type Found, nameDifferences } from '@/lib/domain/reconciliation/difference'
import { env } from '@/lib/env'
import { compareBalance } from './compare-balance'

/** Stripe books within the hour what it has accepted. Source: docs.stripe.com/payments/payment-intents/asynchronous-capture */
const BOOKED_WITHIN_MS = 3_600_000
const AGAIN_MS = BOOKED_WITHIN_MS + 300_000

/**
 * Compares the books of an account with what Stripe booked, as far as both are read: parts that do not clear, charges that are nobody's, disputes, payouts that do not
 * add up, and the balance itself. Differences open, stay or close; nothing is adjusted. A part that is new among them is read from Stripe again, which heals an event
 * that was lost.
 */
export async function reconcile(owner: BalanceOwner): Promise<void> {
  const { livemode } = env()
  const [reading, platform] = [await findReading(owner, livemode), await findReading(PLATFORM, livemode)]
  if (!reading?.readUntil || !platform?.readUntil) return
  const [where, now] = [{ accountId: owner, livemode }, new Date()]
  const isFirst = !(await isOpened(where))
  const ofBalance = await compareBalance(owner, livemode, { readUntil: reading.readUntil, isFirst })
  if (!ofBalance) return
  const inBooks = await findInBooks(owner, livemode, { ofOwn: reading.readUntil, ofPlatform: platform.readUntil })
  const found = [...ofBalance, ...inBooks.found]
  await transaction(async (tx) => {
    await readAgain(tx, await storeDifferences(tx, where, found, now))
    await markReconciled(tx, where, { now, isOpened: isFirst })
    // What is open now is looked at again once Stripe has had its time.
    const isOpen = await forgetChanges(tx, owner, livemode, inBooks.settled)
    if (found.length > 0 || isOpen) await readNoLaterThan(tx, owner, livemode, new Date(now.getTime() + AGAIN_MS))
  })
}

type InBooks = { found: Found[]; settled: bigint[] }

/** What is found in the rows of an account alone needs only its own balance; a part has its fee on ours, too. */
async function findInBooks(owner: BalanceOwner, livemode: boolean, read: { ofOwn: Date; ofPlatform: Date }): Promise<InBooks> {
  const before = new Date(read.ofOwn.getTime() - BOOKED_WITHIN_MS)
  const bothBefore = new Date(Math.min(before.getTime(), read.ofPlatform.getTime() - BOOKED_WITHIN_MS))
  const payouts = await findOpenPayouts(owner, livemode)
  const strangers = await findStrangers(owner, livemode, before)
  const disputes = await findOpenDisputes(owner, livemode, before)
  if (owner === PLATFORM) return { found: [...payouts, ...strangers, ...disputes], settled: [] }
  const { due, settled } = await readClearing(owner, livemode, bothBefore)
  const parts = await findOpenParts(due)
  return { found: [...payouts, ...strangers, ...disputes, ...parts.flatMap(nameDifferences)], settled }
}

async function readAgain(tx: Tx, fresh: Found[]): Promise<void> {
  const ids = new Set(fresh.flatMap(({ sellerOrderId }) => sellerOrderId ?? []))
  for (const sellerOrderId of ids) await send(tx, 'read-part-again', { sellerOrderId })
}
