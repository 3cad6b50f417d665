import { db } from '@/lib/db/client'

/** Longer histories exist only where something is wrong; then the latest are the ones to read. */
const MOST = 500

/** What happened to an order, in order: the latest, at most 500. */
export async function findOrderEvents(orderId: string) {
  const rows = await db().orderEvent.findMany({ where: { orderId }, orderBy: { id: 'desc' }, take: MOST })
  return rows.reverse().map(({ id, ...event }) => ({ ...event, id: String(id) }))
}

/** The parts of an order with what a timeline tells of them. */
export function findTimelineParts(orderId: string) {
  return db().sellerOrder.findMany({
    where: { orderId },
    select: {
      id: true,
      amountMinor: true,
      currency: true,
      shipRemindedAt: true,
      partialCapture: { select: { agreedMinor: true } },
      settlement: { select: { settledAt: true, currency: true, netMinor: true } },
      // What Stripe has not made has not happened.
      refunds: {
        where: { status: { notIn: ['asked', 'unknown', 'refused'] } },
        select: { id: true, stripeRefundId: true, amountMinor: true, status: true, createdAt: true },
      },
      seller: { select: { shopName: true } },
    },
    orderBy: { position: 'asc' },
  })
}
