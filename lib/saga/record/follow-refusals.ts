import type { Tx } from '@/lib/db/client'
import { forgetConnectedCustomer } from '@/lib/db/customers/customers'
import { send } from '@/lib/db/jobs/jobs'
import type { SagaEvent } from '@/lib/saga/saga-event'

/**
 * What Stripe refused was built on something that is no longer so. The buyer's Customer there may have been removed: the next attempt finds it or makes it anew.
 * An account that has left is read again.
 */
export async function followRefusals(tx: Tx, customerId: string, events: SagaEvent[]): Promise<void> {
  for (const { refusedBy } of events) {
    if (!refusedBy) continue
    await forgetConnectedCustomer(tx, customerId, refusedBy.accountId)
    if (refusedBy.hasLeft) await send(tx, 'sync-account', { accountId: refusedBy.accountId })
  }
}
