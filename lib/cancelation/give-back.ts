import type { Tx } from '@/lib/db/client'
import { findDisputes } from '@/lib/db/disputes/disputes'
import { sendAll } from '@/lib/db/jobs/jobs'
import type { PartRow } from '@/lib/db/orders/orders'
import { forbidsCancel } from '@/lib/domain/disputes/dispute-state'
import { mail } from '@/lib/notices/news'
import { recordEventsIn } from '@/lib/saga/record/record-events'

/**
 * Has a paid part given back whose cancelation this transaction has accepted: the plan refunds it, with our fee, whatever happens to this process then. Both are
 * told, and its pieces go back to stock with the refund.
 */
export async function giveBack(tx: Tx, { id: partId, orderId }: Pick<PartRow, 'id' | 'orderId'>): Promise<void> {
  await recordEventsIn(tx, orderId, [{ partId, name: 'cancel_accepted', changes: {}, holds: () => true, isDue: true }])
  await sendAll(tx, 'send-order-mail', [mail({ id: partId }, 'buyer', 'cancel_accepted'), mail({ id: partId }, 'seller', 'cancel_accepted')])
}

/** Whether a bank's dispute keeps a part from being canceled. */
export async function isDisputed(tx: Tx, partId: string): Promise<boolean> {
  return (await findDisputes([partId], tx)).some(forbidsCancel)
}
