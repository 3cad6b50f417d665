import { readAccountCondition } from '@/lib/db/sellers/account-condition'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'

/** Each is read once a day: two without it mean that nobody reads them. */
const STALE_MS = 2 * 86_400_000

/** Whether connected accounts can be charged, let us in, and were read lately. @param now for tests */
export async function checkAccounts(now = new Date()): Promise<Finding> {
  const { connected, stopped, stale, left } = await readAccountCondition(env().livemode, new Date(now.getTime() - STALE_MS))
  if (stale > 0) return { state: 'bad', sentence: 'accountsStale', count: stale, press: 'jobs' }
  // Their sellers mend these, in their own checklist: the shop itself is in order.
  if (stopped + left > 0) return { state: 'warning', sentence: 'accountsStopped', count: stopped, also: left, press: 'sellers' }
  return { state: 'good', sentence: 'accountsGood', count: connected }
}
