import { db } from '@/lib/db/client'

/** Orders of one mode that are to be looked at by our clock, and by nobody at this moment. Longest waiting first. */
export async function findWakingOrders(livemode: boolean, now: Date, limit: number): Promise<string[]> {
  const orders = await db().order.findMany({
    where: { livemode, wakeAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    select: { id: true },
    orderBy: { wakeAt: 'asc' },
    take: limit,
  })
  return orders.map(({ id }) => id)
}

/** Orders of one mode with a part whose day has come, by Stripe's clock. Longest due first. */
export async function findDueOrders(livemode: boolean, stripesNow: Date, limit: number): Promise<{ orderId: string; dueAt: Date }[]> {
  const orders = await db().order.findMany({
    where: { livemode, dueAt: { lte: stripesNow } },
    select: { id: true, dueAt: true },
    orderBy: { dueAt: 'asc' },
    take: limit,
  })
  return orders.flatMap(({ id: orderId, dueAt }) => (dueAt ? [{ orderId, dueAt }] : []))
}
