import { db } from '@/lib/db/client'
import { countByState } from '@/lib/db/figures/counts'

/** How many orders there are in each status. */
export async function countOrders(): Promise<{ status: string; count: number }[]> {
  return [...(await countByState('order'))].map(([status, count]) => ({ status, count }))
}

/** How many sellers there are, how many of them can be charged on, how many were connected and are no longer. */
export async function countSellers(livemode: boolean): Promise<{ total: number; chargeable: number; disconnected: number }> {
  const states = await countByState('seller')
  const total = [...states.values()].reduce((sum, count) => sum + count, 0)
  return { total, chargeable: states.get(livemode ? 'live' : 'test') ?? 0, disconnected: states.get('disconnected') ?? 0 }
}

/** How many products are on sale. */
export async function countActiveProducts(): Promise<number> {
  return (await countByState('product')).get('active') ?? 0
}

/** How many webhook events were given up, and how many still wait or are tried again. */
export async function countUnfinishedEvents(): Promise<{ failed: number; waiting: number }> {
  const [failed, waiting] = await Promise.all([
    db().webhookEvent.count({ where: { status: 'failed' } }),
    db().webhookEvent.count({ where: { status: { in: ['received', 'retrying'] } } }),
  ])
  return { failed, waiting }
}
