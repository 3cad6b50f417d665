import { findOrder, type OrderRow, type PartRow } from '@/lib/db/orders'
import { mayCallOff } from '@/lib/domain/order'
import { stripeNow } from '@/lib/stripe/clock'
import { type Buyer, maySee } from './access'
import { settleOrder } from './continue-order'
import { reschedulePart } from './reschedule-part'

export type CalledOff = { kind: 'canceled' } | { kind: 'not_found' } | { kind: 'too_late'; sentence: string }

/**
 * The buyer calls off a part that is charged later, before it is: what is held is released, its pieces go back. That they did is written first, so
 * that it holds whatever happens then; said twice it is done once.
 * @param key from the address in the order's mail, for whoever comes by it
 */
export async function callOffPart(orderId: string, partId: string, buyer: Buyer, key?: string): Promise<CalledOff> {
  const order = await findOrder(orderId)
  const part = order?.parts.find(({ id }) => id === partId)
  if (!order || !part || !maySee(order, buyer, key)) return { kind: 'not_found' }
  if (part.status === 'canceled') return { kind: 'canceled' }
  const changes = { part: { dueAt: await stripeNow(), givesUp: true, declineCode: 'buyer_canceled' }, isDue: true }
  const moved = await reschedulePart(order.id, part.id, 'buyer_canceled', (_, row) => (isOpenToBuyer(row) ? changes : null))
  if (codeOf(moved, partId) !== 'buyer_canceled') return { kind: 'too_late', sentence: TOO_LATE }
  await settleOrder(order.id, { reread: false })
  return { kind: 'canceled' }
}

const TOO_LATE = 'This can no longer be canceled here: it is shipped, or being charged right now. Ask the seller.'

function isOpenToBuyer(part: PartRow): boolean {
  return part.agreedAt !== null && part.shippedAt === null && mayCallOff(part)
}

function codeOf({ parts }: OrderRow, partId: string): string | null {
  return parts.find(({ id }) => id === partId)?.declineCode ?? null
}
