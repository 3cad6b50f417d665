import { db } from '@/lib/db/client'

/** How many orders there are in each status. */
export async function countOrders(): Promise<{ status: string; count: number }[]> {
  const rows = await db().order.groupBy({ by: ['status'], _count: true })
  return rows.map(({ status, _count }) => ({ status, count: _count }))
}

/** How many sellers there are, how many of them can be charged on, how many were connected and are no longer. */
export async function countSellers(livemode: boolean): Promise<{ total: number; chargeable: number; disconnected: number }> {
  const [total, chargeable, disconnected] = await Promise.all([
    db().seller.count(),
    db().seller.count({ where: { connection: { status: 'connected', chargesEnabled: true, livemode } } }),
    db().seller.count({ where: { connection: { status: 'disconnected' } } }),
  ])
  return { total, chargeable, disconnected }
}

/** How many products are on sale. */
export function countActiveProducts(): Promise<number> {
  return db().product.count({ where: { status: 'active' } })
}

/** How many webhook events were given up, and how many still wait or are tried again. */
export async function countUnfinishedEvents(): Promise<{ failed: number; waiting: number }> {
  const [failed, waiting] = await Promise.all([
    db().webhookEvent.count({ where: { status: 'failed' } }),
    db().webhookEvent.count({ where: { status: { in: ['received', 'retrying'] } } }),
  ])
  return { failed, waiting }
}
