import { storeBooked } from '@/lib/db/balance/balance-transactions'
import { findReading, firstConnectedAt, postponeReading, storePageAfter, storePass, storeReadUntil } from '@/lib/db/balance/readings'
import { transaction } from '@/lib/db/client'
import { findConnection } from '@/lib/db/sellers/connections'
import { type BalanceOwner, PLATFORM } from '@/lib/domain/balance/booked'
import { coversMark, OVERLAP_SECONDS, READ_AFTER_SECONDS, YOUNG_SECONDS } from '@/lib/domain/balance/reading-times'
import { isKnownCategory } from '@/lib/domain/balance/waterfall'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { syncAccount } from '@/lib/sellers/sync-account'
import { type BookedPage, listBooked } from '@/lib/stripe/calls/balance-transactions'
import { stripeNow } from '@/lib/stripe/clock'
import { withChargesOfFees } from './charges-of-fees'
import { readPayouts } from './read-payout'
import { accountOf } from './whose'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A quiet balance is read this often. */
const QUIET_MS = 7 * DAY
/** The first time it is read from so long before the account was ours: what was on its way then is paid out with what came after. */
const BEFORE_MS = 30 * DAY
/** In one go so many pages of 100; the rest comes with the next. */
const MOST_PAGES = 50
/** A pass that broke off is gone on with after so long. */
const AGAIN_MS = 5 * MINUTE

type Pass = { owner: BalanceOwner; livemode: boolean; from: Date; passUntil: Date; pageAfter: string | null; begunAt: Date | null }

/**
 * Reads what was booked on a balance since the last time, newest first, and what became of its payouts. How far it came is kept with each page: after a crash it goes
 * on from there, and what it had stored is stored once. Up to when everything is read moves only with the last page.
 * @returns whether it is read to the end; false where there is more than is read in one go, or nothing may be read
 * @throws while Stripe does not answer; the next round comes back
 */
export async function readBalance(owner: BalanceOwner): Promise<boolean> {
  const pass = await beginPass(owner)
  if (!pass) return false
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listed = await listPage(pass)
    if (listed === 'gone') return false
    warnOfUnknown(owner, listed)
    await storePage(pass, { ...listed, rows: await withChargesOfFees(listed.rows) })
    pass.pageAfter = listed.lastId
    if (!listed.hasMore) {
      await readPayouts(owner, pass.from)
      return true
    }
  }
  await postponeReading(owner, pass.livemode, new Date())
  return false
}

/** The sums are right all the same, but a line may have to be chosen for it. */
function warnOfUnknown(owner: BalanceOwner, { rows }: BookedPage): void {
  const unknown = new Set(rows.map(({ reportingCategory }) => reportingCategory).filter((category) => !isKnownCategory(category)))
  for (const category of unknown) log.warn({ owner, category }, 'Stripe booked something of a category that is not known here')
}

/** Where the pass begins or goes on; null for an account that is not connected. */
async function beginPass(owner: BalanceOwner): Promise<Pass | null> {
  const { livemode } = env()
  const now = new Date()
  const connection = owner === PLATFORM ? null : await findConnection(owner, livemode)
  if (owner !== PLATFORM && connection?.status !== 'connected') {
    await postponeReading(owner, livemode, later(now, QUIET_MS))
    return null
  }
  const [known, stripesNow] = await Promise.all([findReading(owner, livemode), stripeNow()])
  const begunAt = known?.passUntil ? null : now
  const passUntil = known?.passUntil ?? later(stripesNow, -YOUNG_SECONDS * 1000)
  await storePass(owner, livemode, { passUntil, dueAt: later(now, AGAIN_MS) })
  const first = connection?.connectedAt ?? (await firstConnectedAt(livemode)) ?? now
  const from = known?.readUntil ? later(known.readUntil, -OVERLAP_SECONDS * 1000) : later(first, -BEFORE_MS)
  return { owner, livemode, from, passUntil, pageAfter: known?.pageAfter ?? null, begunAt }
}

async function listPage(pass: Pass): Promise<BookedPage | 'gone'> {
  const { owner, from, passUntil, pageAfter } = pass
  const page = await listBooked(accountOf(owner), { from, until: passUntil, after: pageAfter })
  if (page.kind === 'ok') return page.value
  // Stripe does not know the transaction of the last page: from the top again.
  if (pageAfter && page.kind === 'refused' && page.code === 'resource_missing') {
    pass.pageAfter = null
    return listPage(pass)
  }
  if (owner !== PLATFORM && page.kind === 'refused' && (await syncAccount(owner)) === 'gone') return 'gone'
  throw new Error(`Stripe did not list the balance of ${owner}: ${page.message}`)
}

function storePage({ owner, livemode, passUntil, begunAt }: Pass, { rows, lastId, hasMore }: BookedPage): Promise<void> {
  return transaction(async (tx) => {
    await storeBooked(tx, owner, livemode, rows)
    if (hasMore) return storePageAfter(tx, owner, livemode, { passUntil, pageAfter: lastId })
    const lastReadAt = new Date()
    // A pass that was gone on with may have begun before the last mark.
    const dueAt = (markedAt: Date | null) => later(lastReadAt, begunAt && coversMark(markedAt, begunAt) ? QUIET_MS : READ_AFTER_SECONDS * 1000)
    return storeReadUntil(tx, owner, livemode, { readUntil: passUntil, lastReadAt, dueAt })
  })
}

const later = (date: Date, ms: number) => new Date(date.getTime() + ms)
