import { countJobs } from '@/lib/db/jobs/job-list'
import { countActiveProducts, countOrders, countSellers, countUnfinishedEvents } from '@/lib/db/operations/overview'
import { findOrdersInDoubt } from '@/lib/db/orders/order-list'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'
import { env } from '@/lib/env'
import { marketTotals } from '@/lib/ledger/figures'
import { queueLine } from './job-overview'
import { quietSince } from './quiet'
import { openTasks } from './tasks'

const SHOWN = 10

/** How the marketplace stands, for its operator. */
export async function platformOverview(now = new Date()): Promise<PlatformOverview> {
  const [orders, volume, sellers, products, webhooks, doubt, jobs, tasks] = await Promise.all([
    countOrders(),
    marketTotals(),
    countSellers(env().livemode),
    countActiveProducts(),
    countUnfinishedEvents(),
    findOrdersInDoubt(quietSince(now), SHOWN),
    countJobs(),
    openTasks(SHOWN),
  ])
  const none = { open: 0, paid: 0, scheduled: 0, partly_paid: 0, declined: 0, canceled: 0, refunded: 0 }
  return {
    orders: { ...none, ...Object.fromEntries(orders.map(({ status, count }) => [status, count])) },
    volume,
    sellers,
    products,
    webhooks,
    tasks: tasks.tasks,
    taskCount: tasks.count,
    inDoubtCount: doubt.count,
    inDoubt: doubt.rows.map(({ id, number, updatedAt, parts }) => ({
      id,
      receiptNumber: receiptNumber(number),
      since: updatedAt.toISOString(),
      shops: parts.map(({ seller }) => seller.shopName),
      amounts: sumByCurrency(parts),
    })),
    queues: jobs?.map(queueLine) ?? null,
  }
}
