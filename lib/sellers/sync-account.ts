import { closeAccountRefusals } from '@/lib/db/operations/tasks'
import { findConnection, storeDisconnect, storeFacts } from '@/lib/db/sellers/connections'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { unreachable } from '@/lib/domain/unreachable'
import { env } from '@/lib/env'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { resumeCharges } from './resume-charges'

/** `unknown`: Stripe did not answer; what we knew stays. `gone`: Stripe says the account left, and it is marked so. */
export type SyncOutcome = 'synced' | 'gone' | 'not_ours' | 'unknown'

/**
 * Reads a connected account from Stripe and keeps what it says. Called on every return from Stripe, for `account.updated`, and when a seller presses "Check again".
 * Answers that overtake each other are put right by when they were asked for.
 */
export async function syncAccount(accountId: ConnectedAccountId): Promise<SyncOutcome> {
  const connection = await findConnection(accountId, env().livemode)
  if (connection?.status !== 'connected') return 'not_ours'
  const askedAt = new Date()
  const account = await retrieveAccount(accountId)
  switch (account.kind) {
    case 'ok':
      await storeFacts(connection.id, askedAt, account.value)
      // Stripe has opened it again: what was refused before is solved.
      if (account.value.chargesEnabled && !connection.chargesEnabled) {
        await closeAccountRefusals(accountId)
        await resumeCharges(accountId)
      }
      return 'synced'
    case 'gone':
      return (await storeDisconnect(connection.id, askedAt, 'by_stripe')) ? 'gone' : 'not_ours'
    case 'unknown':
      return 'unknown'
    default:
      return unreachable(account)
  }
}
