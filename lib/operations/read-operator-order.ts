import { z } from 'zod'
import { findJobsAbout, type JobAboutRow } from '@/lib/db/jobs/jobs-about'
import { findTasksOf } from '@/lib/db/operations/tasks'
import { findOrderEvents } from '@/lib/db/orders/history'
import { findOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { JobAboutLine, OperatorOrderView, OperatorPart } from '@/lib/domain/wire/admin-views'
import { amountOf, deliveryOf, placeOf } from '@/lib/orders/part-facts'
import { readTimeline } from '@/lib/orders/read-timeline'
import { accountDashboardUrl, paymentDashboardUrl, platformDashboardUrl } from '@/lib/stripe/calls/dashboard'
import { taskLine } from './tasks'

const JOBS_SHOWN = 50

/** An order with everything an operator may want to know of it; null when there is none of this id. */
export async function readOperatorOrder(id: string): Promise<OperatorOrderView | null> {
  const order = z.uuid().safeParse(id).success ? await findOrder(id) : null
  if (!order) return null
  const [timeline, tasks, events] = await Promise.all([readTimeline(order.id, 'operator'), findTasksOf(order.id), findOrderEvents(order.id)])
  const { status, email, completion, decision, attempt, cardStatus, savedCard, customer } = order
  return {
    id: order.id,
    receiptNumber: receiptNumber(order.number),
    status,
    email,
    placedAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    expiresAt: order.expiresAt.toISOString(),
    livemode: order.livemode,
    completion,
    decision,
    attempt,
    cardStatus,
    card: savedCard && { brand: savedCard.brand, last4: savedCard.last4, wallet: savedCard.wallet },
    customerId: customer.platformCustomerId,
    platformUrl: platformDashboardUrl(),
    shipTo: placeOf(order),
    parts: order.parts.map(partView),
    timeline,
    tasks: tasks.map(taskLine),
    intentIds: intentsOf(order, events),
  }
}

/** All PaymentIntents and the SetupIntent the order has, or had before another try. */
function intentsOf({ setupIntentId, parts }: OrderRow, events: { detail: unknown }[]): string[] {
  const former = events.map(({ detail }) => Former.parse(detail).paymentIntentId)
  return [...new Set([setupIntentId, ...parts.map(({ paymentIntentId }) => paymentIntentId), ...former])].filter((id) => typeof id === 'string')
}

const Former = z.object({ paymentIntentId: z.string().optional() }).catch({})

function partView(part: PartRow): OperatorPart {
  const { id, seller, accountId, status, currency, amountMinor, refundedMinor, applicationFeeMinor, refundedFeeMinor } = part
  const { endReason, declineCode, declineMessage, tries, repeats, chargeWhen, paymentIntentId, chargeId } = part
  return {
    id,
    seller: { shopName: seller.shopName, slug: seller.slug },
    accountId,
    accountUrl: accountDashboardUrl(accountId),
    status,
    currency,
    amountMinor,
    refundedMinor,
    applicationFeeMinor,
    refundedFeeMinor,
    reason: endReason,
    declineCode,
    message: declineMessage,
    tries,
    repeats,
    chargeWhen,
    dueAt: part.dueAt?.toISOString() ?? null,
    capturedAt: part.capturedAt?.toISOString() ?? null,
    paymentIntentId,
    chargeId,
    paymentUrl: paymentIntentId && paymentDashboardUrl(part, paymentIntentId),
    amount: amountOf(part),
    delivery: deliveryOf(part),
    lines: part.lines.map(({ id, name, variantTitle, sku, quantity, unitPriceMinor }) => ({ id, name, variantTitle, sku, quantity, unitPriceMinor })),
  }
}

/** What is still to be done about an order in the background, and what was given up. */
export async function jobsAbout(order: { id: string; parts: { id: string }[] }, eventIds: string[]): Promise<JobAboutLine[]> {
  const rows = await findJobsAbout({ orderId: order.id, partIds: order.parts.map(({ id }) => id), eventIds }, JOBS_SHOWN)
  return rows.map(jobLine)
}

function jobLine({ id, queue, state, tries, due_at, error }: JobAboutRow): JobAboutLine {
  return { id, queue, state, tries, dueAt: due_at.toISOString(), error }
}
