import type { Tx } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'

/** A little later than a healthy request needs. */
const SAFETY_SECONDS = 60

/** Sends the job that takes an order over should the request that begins an attempt die, in the transaction that begins it. */
export async function sendSafetyJob(tx: Tx, orderId: string): Promise<void> {
  await send(tx, 'advance-order', { orderId }, { startAfter: SAFETY_SECONDS })
}
