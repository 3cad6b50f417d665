import { type BalanceOwner, PLATFORM } from '@/lib/domain/balance/booked'
import type { ConnectedAccountId } from '@/lib/domain/ids'

/** The account a call is made on; null for our own. */
export function accountOf(owner: BalanceOwner): ConnectedAccountId | null {
  return owner === PLATFORM ? null : owner
}
