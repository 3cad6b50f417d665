import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** Where nothing is done for a part while another waits for the bank: what is due is found by its day, what was refused at the checkout by the order's time. */
const rests = {
  OR: [
    { status: { in: ['requires_action', 'scheduled', 'captured', 'refunded', 'refund_failed'] } },
    { status: { in: ['authorized', 'declined', 'canceled'] }, chargeWhen: { not: 'at_checkout' } },
  ],
} satisfies Prisma.SellerOrderWhereInput

/** Nothing is to be done before the buyer confirms with their bank: the card; or a charge, while all others are held, or the rest of the order is agreed or stands alone. */
const waitsForBuyer = {
  OR: [
    { cardStatus: 'requires_action', decision: { not: 'release' } },
    {
      cardStatus: 'ready',
      parts: { some: { status: 'requires_action' } },
      OR: [
        { decision: 'undecided', parts: { every: { status: { in: ['requires_action', 'authorized', 'scheduled', 'captured'] } } } },
        { decision: 'capture', parts: { every: rests } },
        { completion: 'keep_what_worked', parts: { every: { OR: [rests, { status: { in: ['declined', 'canceled'] } }] } } },
      ],
    },
  ],
} satisfies Prisma.OrderWhereInput

/** Orders of one mode that nobody may be looking after: past their time, due, or in flight and quiet for a while. Oldest first. */
export async function findNeglectedOrders(livemode: boolean, now: Date, quietSince: Date, limit: number): Promise<string[]> {
  const orders = await db().order.findMany({
    where: {
      livemode,
      OR: [
        { status: { in: ['open', 'declined'] }, expiresAt: { lt: now } },
        { status: 'partly_paid', expiresAt: { lt: now }, parts: { some: { status: { in: ['pending', 'declined'] } } } },
        { status: 'open', updatedAt: { lt: quietSince }, NOT: waitsForBuyer },
      ],
      AND: { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    },
    select: { id: true },
    orderBy: { updatedAt: 'asc' },
    take: limit,
  })
  return orders.map(({ id }) => id)
}
