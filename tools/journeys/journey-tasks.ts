// A task for the operator's journey: what Stripe never does by itself.
import { db } from '@/lib/db/client'
import { recordEvents } from '@/lib/saga/record/record-events'
import { partEvent } from '@/lib/saga/saga-event'

/** Records something of a paid order that cannot follow: the operator must look into it. */
export async function recordContradiction(orderId: string): Promise<void> {
  const part = await db().sellerOrder.findFirstOrThrow({ where: { orderId, status: 'captured' }, select: { id: true } })
  await recordEvents(orderId, [partEvent({ type: 'part', partId: part.id, to: 'scheduled' })])
}
