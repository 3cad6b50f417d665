import type { Tx } from '@/lib/db/client'
import { forgetConnectedCustomer } from '@/lib/db/customers/customers'
import { send } from '@/lib/db/jobs/jobs'
import { closeCallRefusals, openRefusalTask } from '@/lib/db/operations/tasks'
import { REFUSALS } from '@/lib/domain/refusal/refusals'
import type { Refused, SagaEvent } from '@/lib/saga/saga-event'

/**
 * What Stripe refused was built on something that is no longer so. A Customer that may be gone is forgotten: the next call finds it or makes it anew. An account
 * for whose sake it was refused is read again, and whoever can put it right gets a task, which is
 * over when Stripe does such a call again.
 */
export async function followRefusals(tx: Tx, order: { id: string; customerId: string }, events: SagaEvent[]): Promise<void> {
  for (const { refused, accepted, forgets } of events) {
    if (forgets) await forgetConnectedCustomer(tx, order.customerId, forgets)
    if (accepted) await closeCallRefusals(tx, accepted)
    if (refused) await follow(tx, order.id, refused)
  }
}

async function follow(tx: Tx, orderId: string, { reason, accountId, ...words }: Refused): Promise<void> {
  const { fault, task } = REFUSALS[reason]
  if (accountId && fault === 'seller_account') await send(tx, 'sync-account', { accountId })
  if (task) await openRefusalTask(tx, { kind: task, orderId, accountId, ...words })
}
