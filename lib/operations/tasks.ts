import { z } from 'zod'
import type { Viewer } from '@/lib/auth/viewer-of'
import { countOpenTasks, findTasks, resolveTaskByHand, type TaskRow } from '@/lib/db/operations/tasks'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { readRefusal } from '@/lib/domain/refusal/refusal-detail'
import { NOTE_MAX, type TaskLine } from '@/lib/domain/wire/admin-views'
import { Text } from '@/lib/domain/wire/text'

const PAGE = 50

/** What an operator must look into, or has, newest first, a page at a time. */
export async function listTasks(isOpen: boolean, cursor?: string | null): Promise<{ tasks: TaskLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findTasks(isOpen, { cursor, limit: PAGE })
  return { tasks: rows.map(taskLine), nextCursor }
}

/** The newest open tasks and how many there are, for the first page. */
export async function openTasks(limit: number): Promise<{ tasks: TaskLine[]; count: number }> {
  const [{ rows }, count] = await Promise.all([findTasks(true, { limit }), countOpenTasks()])
  return { tasks: rows.map(taskLine), count }
}

/** A task as the operator's pages show it. */
export function taskLine({ order, detail, ...row }: TaskRow): TaskLine {
  const shopName = order.parts.find(({ id }) => id === row.sellerOrderId)?.seller.shopName ?? null
  const { words, call } = readRefusal(detail)
  const { id, kind, orderId, accountId, resolution, resolvedBy, note } = row
  const times = { createdAt: row.createdAt.toISOString(), resolvedAt: row.resolvedAt?.toISOString() ?? null }
  return {
    id,
    kind,
    orderId,
    receiptNumber: receiptNumber(order.number),
    email: order.email,
    shopName,
    sentence: words || null,
    call,
    accountId,
    resolution,
    resolvedBy,
    note,
    ...times,
  }
}

const Resolve = z.object({ taskId: z.uuid(), note: Text.trim().min(1).max(NOTE_MAX) })

export type ResolveResult = { kind: 'resolved' | 'resolved_before' | 'note_missing' | 'not_operator' }

/**
 * Resolves a task by hand, with a note that says how. Who did it stands on the task and in the order's history. Twice is a no-op.
 */
export async function resolveTask(
  { isOperator, userId, email }: Pick<Viewer, 'isOperator' | 'userId' | 'email'>,
  input: { taskId: unknown; note: unknown },
): Promise<ResolveResult> {
  if (!isOperator) return { kind: 'not_operator' }
  const parsed = Resolve.safeParse(input)
  if (!parsed.success) return { kind: 'note_missing' }
  const { taskId, note } = parsed.data
  return { kind: (await resolveTaskByHand(taskId, { userId, email, note })) ? 'resolved' : 'resolved_before' }
}
