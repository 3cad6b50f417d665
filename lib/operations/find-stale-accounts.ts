import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { findStaleConnections } from '@/lib/db/sellers/connections'
import { env } from '@/lib/env'

const DAY_MS = 86_400_000
/** In one go; the rest comes with the next. Ten thousand accounts are read within the day at one call every few seconds. */
const MOST = 500
const AGAIN_SECONDS = 600

/**
 * Sends a job for each connected account that was not read from Stripe for a day: an `account.updated` may have been missed, and what a seller may do
 * also changes by itself, when a deadline of Stripe's passes.
 * @returns how many
 */
export async function findStaleAccounts(now = new Date()): Promise<number> {
  const stale = await findStaleConnections(env().livemode, new Date(now.getTime() - DAY_MS), MOST)
  const list = stale.map((accountId) => ({ key: accountId, data: { accountId } }))
  await sendEachOnce('sync-account', list, AGAIN_SECONDS)
  return stale.length
}
