import { db } from './client'

/**
 * Orders of one mode with a part that is charged, or given up, on a later day which has come. Longest due first.
 * @returns each order with the earliest of its days
 */
export async function findDueOrders(livemode: boolean, now: Date, limit: number): Promise<{ orderId: string; dueAt: Date }[]> {
  const parts = await db().sellerOrder.findMany({
    where: {
      dueAt: { lte: now },
      OR: [{ status: { in: ['scheduled', 'authorized', 'declined'] } }, { status: { in: ['pending', 'requires_action'] }, givesUp: true }],
      order: { livemode },
    },
    select: { orderId: true, dueAt: true },
    orderBy: { dueAt: 'asc' },
    take: limit,
  })
  const earliest = new Map<string, Date>()
  for (const { orderId, dueAt } of parts) if (dueAt && !earliest.has(orderId)) earliest.set(orderId, dueAt)
  return [...earliest].map(([orderId, dueAt]) => ({ orderId, dueAt }))
}

/**
 * Makes due what could not be charged because its seller had left.
 * @param now by Stripe's clock
 */
export async function bringForward(accountId: string, livemode: boolean, now: Date): Promise<void> {
  const where = { accountId, declineCode: 'seller_disconnected', givesUp: false, order: { livemode } }
  await db().sellerOrder.updateMany({ where: { ...where, status: { in: ['declined', 'authorized'] }, dueAt: { gt: now } }, data: { dueAt: now } })
}
