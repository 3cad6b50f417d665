// A task for the operator's journey: what Stripe never does by itself.
import { db } from '@/lib/db/client'
import { recordEvent } from '@/lib/saga/record-event'

/** Records something of a paid order that cannot follow: the operator must look into it. */
export async function recordContradiction(orderId: string): Promise<void> {
  const part = await db().sellerOrder.findFirstOrThrow({ where: { orderId }, select: { id: true } })
  await recordEvent(orderId, { type: 'part', partId: part.id, to: 'scheduled' })
}
