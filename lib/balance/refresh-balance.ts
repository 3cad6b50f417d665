import { takeToken } from '@/lib/db/operations/rate-limit'
import { log } from '@/lib/log/log'
import { ownAccount } from './own-account'
import { readBalance } from './read-balance'

/** What reading a balance at once came to. */
export type Refreshed = 'read' | 'too_often' | 'no_account' | 'unknown'

/** Reads what was booked on a seller's balance now, for whoever does not want to wait for the next minute. */
export async function refreshBalance(sellerId: string): Promise<Refreshed> {
  const account = await ownAccount(sellerId)
  if (!account?.isConnected) return 'no_account'
  if (!(await takeToken('account-check', sellerId)).ok) return 'too_often'
  try {
    await readBalance(account.accountId)
    return 'read'
  } catch (err) {
    log.warn({ err, sellerId }, 'A balance could not be read at once')
    return 'unknown'
  }
}
