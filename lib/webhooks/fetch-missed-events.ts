import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { findConnection } from '@/lib/db/sellers/connections'
import { storeEvent } from '@/lib/db/webhooks/webhook-inbox'
import { countOverdueSweeps, findDueSweeps, findSweep, type SweepRow, storeSweep } from '@/lib/db/webhooks/webhook-sweeps'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { WEBHOOK_EVENTS } from '@/lib/domain/operations/webhook-events'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { syncAccount } from '@/lib/sellers/sync-account'
import { listUndelivered, type UndeliveredPage } from '@/lib/stripe/calls/events'

const MINUTE = 60_000
/** Each account's list is read this often. */
const EVERY_MS = 60 * MINUTE
/** What is younger is left to Stripe, which is just delivering it. */
const YOUNG_MS = 5 * MINUTE
/** Stripe forgets older events. Source: docs.stripe.com/api/events */
const OLDEST_MS = 30 * 24 * 60 * MINUTE
/** In one go: as many accounts, and of one account as many pages of 100. The rest comes with the next. */
const MOST_ACCOUNTS = 1000
const MOST_PAGES = 50
const AGAIN_SECONDS = 300

/**
 * Sends a job for each account whose list of undelivered events has not been read for an hour: one call to Stripe where nothing was missed.
 * @returns how many accounts are due
 */
export async function findMissedEvents(now = new Date()): Promise<number> {
  const due = await findDueSweeps(env().livemode, new Date(now.getTime() - EVERY_MS), MOST_ACCOUNTS)
  const list = due.map((accountId) => ({ key: accountId ?? 'platform', data: { accountId } }))
  await sendEachOnce('fetch-missed-events', list, AGAIN_SECONDS)
  return due.length
}

/** After so long without a look something is wrong: the workers, the key's permissions, or Stripe. */
const OVERDUE_MS = 3 * EVERY_MS

/** For how many accounts Stripe's list of undelivered events has not been read as it should, for the operator. */
export function countOverdueAccounts(now = new Date()): Promise<number> {
  return countOverdueSweeps(env().livemode, new Date(now.getTime() - OVERDUE_MS))
}

/**
 * Stores the events of one account that Stripe could not deliver since the last time, each with its job, as a delivery would have been. How far it came
 * is kept page by page: after a crash it goes on from there.
 * @param accountId a connected account, or null for our own
 * @returns how many were new
 * @throws while Stripe does not answer; the next round comes back
 */
export async function fetchMissedEvents(accountId: ConnectedAccountId | null, now = new Date()): Promise<number> {
  let sweep = await beginPass(accountId, now)
  if (!sweep) return 0
  let stored = 0
  for (let page = 0; page < MOST_PAGES && sweep.passUntil; page += 1) {
    const listed = await listPage(accountId, sweep, sweep.passUntil)
    if (listed === 'gone') return stored
    stored += await storePage(accountId, listed)
    sweep = nextOf(sweep, sweep.passUntil, listed)
    await storeSweep(accountId, env().livemode, sweep)
  }
  return stored
}

/** Where the pass begins or goes on; null for an account that is not connected. */
async function beginPass(accountId: ConnectedAccountId | null, now: Date): Promise<SweepRow | null> {
  const { livemode } = env()
  const connection = accountId ? await findConnection(accountId, livemode) : null
  if (accountId && connection?.status !== 'connected') return null
  const oldest = new Date(now.getTime() - OLDEST_MS)
  const known = await findSweep(accountId, livemode)
  // What an account did before it was ours is no business of ours.
  const from = known?.sweptUntil ?? connection?.connectedAt ?? oldest
  const passUntil = known?.passUntil ?? new Date(now.getTime() - YOUNG_MS)
  return { sweptUntil: from > oldest ? from : oldest, passUntil, pageAfter: known?.pageAfter ?? null }
}

async function listPage(
  accountId: ConnectedAccountId | null,
  { sweptUntil, pageAfter }: SweepRow,
  passUntil: Date,
): Promise<UndeliveredPage | 'gone'> {
  const types = WEBHOOK_EVENTS[accountId ? 'connect' : 'platform']
  const page = await listUndelivered(accountId, types, { from: sweptUntil, until: passUntil, after: pageAfter })
  if (page.kind === 'ok') return page.value
  // The event of the last page is forgotten meanwhile: from the top again.
  if (pageAfter && page.kind === 'refused' && page.code === 'resource_missing')
    return listPage(accountId, { sweptUntil, passUntil, pageAfter: null }, passUntil)
  // The seller left, and that too is an event that may have been missed.
  if (accountId && page.kind === 'refused' && (await syncAccount(accountId)) === 'gone') return 'gone'
  throw new Error(`Stripe did not list the undelivered events of ${accountId ?? 'the platform'}: ${page.message}`)
}

async function storePage(accountId: ConnectedAccountId | null, { events, unreadable }: UndeliveredPage): Promise<number> {
  for (const why of unreadable) log.warn({ accountId: accountId ?? undefined, why }, 'Skipped an unreadable event in the list from Stripe')
  const scope = accountId ? 'connect' : 'platform'
  let stored = 0
  for (const event of events) if (await storeEvent({ ...event, scope, fetched: true })) stored += 1
  return stored
}

function nextOf({ sweptUntil }: SweepRow, passUntil: Date, { hasMore, lastId }: UndeliveredPage): SweepRow {
  return hasMore ? { sweptUntil, passUntil, pageAfter: lastId } : { sweptUntil: passUntil, passUntil: null, pageAfter: null }
}
