import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { noteOrderEvent } from '@/lib/db/orders/orders'
import { type TaskChanges, type TaskKind, taskKey } from '@/lib/domain/operations/tasks'
import { type MoneyCall, REFUSAL_TASKS, refusalTaskKey, SELLERS_TASKS } from '@/lib/domain/refusal/refusals'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const withOrder = {
  order: { select: { number: true, email: true, parts: { select: { id: true, seller: { select: { shopName: true } } } } } },
} satisfies Prisma.OperatorTaskInclude

/** A task with whose order it is about. */
export type TaskRow = Prisma.OperatorTaskGetPayload<{ include: typeof withOrder }>

/** Opens and closes an order's tasks in the transaction that records why. One that is open already is not opened again. */
export async function changeTasks(tx: Tx, orderId: string, { open, close }: TaskChanges): Promise<void> {
  if (open.length > 0) {
    const data = open.map(({ kind, partId, detail }) => ({
      kind,
      orderId,
      sellerOrderId: partId,
      detail,
      openKey: taskKey(orderId, { kind, partId, detail }),
    }))
    await tx.operatorTask.createMany({ data, skipDuplicates: true })
  }
  if (close.length === 0) return
  const keys = close.map(({ kind, partId }) => taskKey(orderId, { kind, partId }))
  await tx.operatorTask.updateMany({ where: { openKey: { in: keys } }, data: { resolvedAt: new Date(), resolution: 'automatic', openKey: null } })
}

/** The same where nothing else is recorded with it. */
export function changeTasksOf(orderId: string, changes: TaskChanges): Promise<void> {
  return transaction((tx) => changeTasks(tx, orderId, changes))
}

/** Whether the buyer's mail server refuses the address of this order. */
export async function isMailRefused(orderId: string): Promise<boolean> {
  const openKey = taskKey(orderId, { kind: 'mail_refused', partId: null })
  return (await db().operatorTask.count({ where: { openKey } })) > 0
}

type RefusedCall = {
  kind: TaskKind
  call: MoneyCall
  orderId: string
  partId: string | null
  accountId: string | null
  code: string
  message: string
}

/** Opens a task about a call that Stripe refused, with Stripe's own words. The same refusal of other payments is the same task, told by its first order. */
export async function openRefusalTask(tx: Tx, { kind, call, orderId, partId, accountId, code, message }: RefusedCall): Promise<void> {
  const openKey = refusalTaskKey(kind, accountId, { call, code, message })
  const data = { kind, orderId, sellerOrderId: partId, accountId, detail: { sentence: message, code, call }, openKey }
  await tx.operatorTask.createMany({ data: [data], skipDuplicates: true })
}

/** Closes tasks about such a call on an account, and the platform's own about it, since Stripe has done one there. */
export async function closeCallRefusals(tx: Tx, { call, accountId }: { call: MoneyCall; accountId: string }): Promise<void> {
  const about = { kind: { in: [...REFUSAL_TASKS] }, resolvedAt: null, detail: { path: ['call'], equals: call } }
  const data = { resolvedAt: new Date(), resolution: 'automatic' as const, openKey: null }
  await tx.operatorTask.updateMany({ where: { ...about, OR: [{ accountId }, { accountId: null }] }, data })
}

/**
 * Closes tasks about refused charges and captures where a payment has been accepted since: on the seller's account, or anywhere for the platform's own. One about
 * a cancellation or a refund ends with its payment, also where the seller or the bank did it, or by the next that Stripe does for us (closeCallRefusals).
 */
export async function closeAccepted(): Promise<void> {
  const kinds: string[] = [...REFUSAL_TASKS]
  await db().$executeRaw`
    UPDATE "OperatorTask" AS task SET "resolvedAt" = now() AT TIME ZONE 'utc', resolution = 'automatic', "openKey" = NULL
    WHERE task."resolvedAt" IS NULL AND task.kind::text = ANY(${kinds}) AND CASE coalesce(task.detail->>'call', 'charge')
      WHEN 'cancel' THEN EXISTS (SELECT 1 FROM "OrderEvent" ended WHERE ended."orderId" = task."orderId" AND ended."sellerOrderId" = task."sellerOrderId"
        AND ended.event IN ('part_canceled', 'part_captured') AND ended.at >= task."createdAt")
      WHEN 'refund' THEN EXISTS (SELECT 1 FROM "SellerOrder" part WHERE part.id = task."sellerOrderId" AND part.status = 'refunded')
      ELSE
      EXISTS (SELECT 1 FROM "SellerOrder" part WHERE part."accountId" = task."accountId" AND part."createdAt" > task."createdAt" AND part."capturedAt" IS NOT NULL)
      OR EXISTS (SELECT 1 FROM "SellerOrder" part WHERE part.id = task."sellerOrderId" AND part."capturedAt" > task."createdAt")
      OR (task."accountId" IS NULL AND EXISTS (
        SELECT 1 FROM "SellerOrder" part WHERE part.status = 'captured' AND part."capturedAt" > task."createdAt"))
      END`
}

/** What a seller must solve on their account, the newest first. */
export async function findSellersTasks(accountId: string): Promise<TaskRow[]> {
  const where = { accountId, resolvedAt: null, kind: { in: [...SELLERS_TASKS] } }
  return db().operatorTask.findMany({ where, include: withOrder, orderBy: newestFirst, take: MOST_SHOWN })
}

const MOST_SHOWN = 5

/** Resolves a task that is the seller's. @returns false when it is none of this account, or was resolved before */
export async function resolveSellersTask(accountId: string, id: string, resolvedBy: string): Promise<boolean> {
  const where = { id, accountId, resolvedAt: null, kind: { in: [...SELLERS_TASKS] } }
  const data = { resolvedAt: new Date(), resolution: 'by_seller' as const, resolvedBy, openKey: null }
  return (await db().operatorTask.updateMany({ where, data })).count === 1
}

/** Closes what is open about an account that Stripe has opened for payments again. A refund that was refused is still to be made. */
export async function closeAccountRefusals(accountId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "OperatorTask" SET "resolvedAt" = now() AT TIME ZONE 'utc', resolution = 'automatic', "openKey" = NULL
    WHERE "accountId" = ${accountId} AND kind = 'account_refused' AND "resolvedAt" IS NULL AND detail->>'call' IS DISTINCT FROM 'refund'`
}

/** Opens a task for each of these orders, of which nobody knows what came of their charge. */
export async function openUnknownOutcomes(orderIds: string[]): Promise<void> {
  const kind = 'outcome_unknown' as const
  const data = orderIds.map((orderId) => ({ kind, orderId, openKey: taskKey(orderId, { kind, partId: null }) }))
  if (data.length > 0) await db().operatorTask.createMany({ data, skipDuplicates: true })
}

/** Closes those of them whose order is no longer open: it has been found out. */
export async function closeKnownOutcomes(): Promise<void> {
  const where: Prisma.OperatorTaskWhereInput = { resolvedAt: null, kind: 'outcome_unknown', sellerOrderId: null, order: { status: { not: 'open' } } }
  await db().operatorTask.updateMany({ where, data: { resolvedAt: new Date(), resolution: 'automatic', openKey: null } })
}

/** Tasks that are open, or those that were resolved, newest first. */
export async function findTasks(isOpen: boolean, page: { cursor?: string | null; limit: number }): Promise<Page<TaskRow>> {
  const rows = await db().operatorTask.findMany({
    where: { resolvedAt: isOpen ? null : { not: null }, ...olderThan(placeOf(page.cursor)) },
    include: withOrder,
    orderBy: newestFirst,
    take: page.limit + 1,
  })
  return pageOf(rows, page.limit)
}

/** How many tasks are open. */
export function countOpenTasks(): Promise<number> {
  return db().operatorTask.count({ where: { resolvedAt: null } })
}

/** All tasks of an order, newest first. */
export function findTasksOf(orderId: string): Promise<TaskRow[]> {
  return db().operatorTask.findMany({ where: { orderId }, include: withOrder, orderBy: newestFirst })
}

/**
 * Resolves a task by hand and writes it into its order's history, in one transaction.
 * @returns false when it was resolved already, or there is none
 */
export function resolveTaskByHand(id: string, by: { userId: string; email: string; note: string }): Promise<boolean> {
  return transaction(async (tx) => {
    const resolved = { resolvedAt: new Date(), resolution: 'by_operator' as const, resolvedBy: by.email, note: by.note, openKey: null }
    const { count } = await tx.operatorTask.updateMany({ where: { id, resolvedAt: null }, data: resolved })
    if (count === 0) return false
    const { orderId, sellerOrderId, kind } = await tx.operatorTask.findUniqueOrThrow({ where: { id } })
    const detail = { kind, note: `${by.email}: ${by.note}` }
    await noteOrderEvent(tx, { orderId, sellerOrderId: sellerOrderId ?? undefined, event: 'task_resolved', detail })
    await noteChange(tx, { actor: { userId: by.userId }, deed: 'task_resolved', subjectId: id, after: { kind, note: by.note } })
    return true
  })
}
