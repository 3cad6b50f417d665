import { countToAnswer } from '@/lib/db/disputes/disputes'
import { countJobs, type QueueRow } from '@/lib/db/jobs/job-list'
import {
  countActiveProducts,
  countDeclines,
  countOpenDifferences,
  countOrdersOf,
  countSellers,
  countUnfinishedEvents,
  countWaitingSellers,
  webhookDelay,
} from '@/lib/db/operations/overview'
import { findOrdersInDoubt } from '@/lib/db/orders/order-list'
import { countHeldReviews } from '@/lib/db/reviews/reviews'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import { placedOrders } from '@/lib/domain/order/placed-orders'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { firstMomentOf, monthFrom, monthName } from '@/lib/domain/text/month'
import type { OrderInDoubt, PlatformOverview } from '@/lib/domain/wire/admin-views'
import { env } from '@/lib/env'
import { marketMonth, marketTotals } from '@/lib/ledger/figures'
import { quietSince } from './quiet'
import { openTasks } from './tasks'

const SHOWN = 10
const MONTHS = 6
/** Of so many events the delay is told, so that it is read by index however many there are. */
const EVENTS = 1000

/**
 * What needs an operator, and how the marketplace does.
 * @param asked what the address says; what is none is this month (UTC), and the currency of most sales
 */
export async function platformOverview(asked: { month?: unknown; currency?: unknown } = {}, now = new Date()): Promise<PlatformOverview> {
  const first = (typeof asked.month === 'string' && firstMomentOf(asked.month)) || monthFrom(now, 0)
  const [needs, ofMonth, pace, sellers, products, volume] = await Promise.all([
    whatNeedsAPerson(now),
    howTheMonthWent(first, asked.currency),
    paceNow(),
    countSellers(env().livemode),
    countActiveProducts(),
    marketTotals(),
  ])
  const { queues, waitingWebhooks, failedWebhooks, webhookSeconds } = pace
  return {
    ...{ tasks: needs.tasks, inDoubt: needs.inDoubt, sellers, products, volume },
    ...ofMonth,
    toDo: { ...needs.counts, failedWebhooks, failedJobs: queues.reduce((sum, { failed }) => sum + failed, 0) },
    month: monthName(first),
    months: Array.from({ length: MONTHS }, (_, at) => monthName(monthFrom(now, -at))),
    pace: { webhookSeconds, waitingWebhooks, oldestDueAt: oldestOf(queues)?.toISOString() ?? null },
  }
}

async function whatNeedsAPerson(now: Date) {
  const [open, doubt, differences, disputes, waitingSellers, heldReviews] = await Promise.all([
    openTasks(SHOWN),
    findOrdersInDoubt(quietSince(now), SHOWN),
    countOpenDifferences(),
    countToAnswer(null),
    countWaitingSellers(),
    countHeldReviews(),
  ])
  const counts = { tasks: open.count, inDoubt: doubt.count, differences, disputes, waitingSellers, heldReviews }
  return { counts, tasks: open.tasks, inDoubt: doubt.rows.map(doubtLine) }
}

async function howTheMonthWent(first: Date, currency: unknown) {
  const days = { from: first, until: monthFrom(first, 1) }
  const [sold, counts, declines] = await Promise.all([marketMonth(first, currency), countOrdersOf(days), countDeclines(days)])
  return { sold, placed: placedOrders(counts), declines: declines.slice(0, SHOWN) }
}

async function paceNow() {
  const [queues, events, webhookSeconds] = await Promise.all([countJobs(), countUnfinishedEvents(), webhookDelay(EVENTS)])
  return { queues: queues ?? [], waitingWebhooks: events.waiting, failedWebhooks: events.failed, webhookSeconds }
}

function oldestOf(queues: QueueRow[]): Date | null {
  const due = queues.flatMap(({ oldest_due_at }) => oldest_due_at ?? [])
  return due.reduce<Date | null>((oldest, at) => (oldest === null || at < oldest ? at : oldest), null)
}

function doubtLine({ id, number, updatedAt, parts }: Awaited<ReturnType<typeof findOrdersInDoubt>>['rows'][number]): OrderInDoubt {
  const shops = parts.map(({ seller }) => seller.shopName)
  return { id, receiptNumber: receiptNumber(number), since: updatedAt.toISOString(), shops, amounts: sumByCurrency(parts) }
}
