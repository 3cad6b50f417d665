import { z } from 'zod'
import type { OrderFacts, PartFacts } from '@/lib/domain/order/order'

/** What somebody must look into: lib/domain/refusal/refusals.ts says which refusals, and which of them are the seller's. */
export type TaskKind =
  | 'contradiction'
  | 'oversold'
  | 'outcome_unknown'
  | 'refund_failed'
  | 'account_refused'
  | 'amount_refused'
  | 'platform_refused'
  | 'call_refused'
  | 'mail_refused'
  | 'tax_not_recorded'
  | 'return_unanswered'

/** One thing to look into. While it is open it exists once for its order, part and, where named, variant. */
export type TaskFact = {
  kind: TaskKind
  partId: string | null
  detail?: { sentence?: string; productId?: string; variantId?: string; quantity?: number }
}

/** Tasks that begin and end with what has just happened to an order. */
export type TaskChanges = { open: TaskFact[]; close: { kind: TaskKind; partId: string | null }[] }

type Noted = { event: string; sellerOrderId?: string; detail?: unknown }

/**
 * What an operator must look into from now on, and no longer, after an order has moved.
 * @param events what the history notes of it: contradictions and oversold stock are tasks
 */
export function tasksFor(before: Pick<OrderFacts, 'parts'>, after: Pick<OrderFacts, 'parts'>, events: Noted[]): TaskChanges {
  const noted = events.flatMap(({ event, sellerOrderId, detail }): TaskFact[] =>
    event === 'contradiction' || event === 'oversold' ? [{ kind: event, partId: sellerOrderId ?? null, detail: Detail.parse(detail) }] : [],
  )
  const changes: TaskChanges = { open: noted, close: [] }
  after.parts.forEach((part, index) => {
    const was = before.parts[index]
    for (const [kind, isSo] of LASTING) {
      if (isSo(part) && !(was && isSo(was))) changes.open.push({ kind, partId: part.id })
      if (!isSo(part) && was && isSo(was)) changes.close.push({ kind, partId: part.id })
    }
  })
  return changes
}

/** Facts of a part that are a task for as long as they last. */
const LASTING: [TaskKind, (part: PartFacts) => boolean][] = [
  ['refund_failed', ({ status }) => status === 'refund_failed'],
  // A charge that is known after all keeps no reason.
  ['outcome_unknown', ({ status, endReason }) => endReason === 'outcome_unknown' && status !== 'captured'],
]

const Detail = z
  .object({
    sentence: z.string().optional(),
    productId: z.string().optional(),
    variantId: z.string().optional(),
    quantity: z.number().optional(),
  })
  .catch({})

/** By what an open task is found again, and cannot be opened twice. */
export function taskKey(orderId: string, { kind, partId, detail }: TaskFact): string {
  return [kind, orderId, partId ?? '', detail?.variantId ?? detail?.productId ?? ''].join('/')
}
