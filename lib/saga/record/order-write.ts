import { type OrderChanges, type OrderRow, type PartColumns, type PartRow, WITHOUT_PAYMENT } from '@/lib/db/orders/orders'
import type { OrderWrite } from '@/lib/db/orders/write-order'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import type { OrderFacts, PartFacts } from '@/lib/domain/order/order'
import type { PartNote, StatusEvent } from '@/lib/saga/saga-event'

/** The order as it is once the columns are written. */
export function written(order: OrderRow, { order: changes, parts }: OrderWrite): OrderRow {
  const changesOfPart = (id: string) => parts.find((part) => part.id === id)?.changes
  return { ...order, ...changes, parts: order.parts.map((part) => Object.assign({}, part, changesOfPart(part.id))) }
}

/** What notes write. */
export function noteChanges(notes: PartNote[]): OrderWrite {
  return {
    order: Object.assign({}, ...notes.map(({ changes }) => changes.order)),
    parts: notes.map(({ partId, changes }) => ({ id: partId, changes: changes.part ?? {} })),
  }
}

/** What events write: the statuses they moved, and what became known by them. */
export function changesOf(before: OrderRow, after: OrderFacts, moves: StatusEvent[]): OrderWrite {
  const { status, cardStatus, attempt, completion, decision, endReason } = after
  const becamePaid = before.paidAt === null && after.parts.some((part) => part.status === 'captured') && status !== 'open'
  const known: OrderChanges = Object.assign({}, ...moves.map(({ changes }) => changes.order))
  return {
    order: { status, cardStatus, attempt, completion, decision, endReason, ...(becamePaid && { paidAt: new Date() }), ...known },
    parts: after.parts.flatMap((part, index) => {
      const was = before.parts[index]
      return was && hasMoved(was, part) ? [{ id: part.id, changes: partChanges(was, part, moves) }] : []
    }),
  }
}

function hasMoved(was: PartRow, { status, captureMethod }: PartFacts): boolean {
  return status !== was.status || captureMethod !== was.captureMethod
}

function partChanges(was: PartRow, part: PartFacts, moves: StatusEvent[]): PartColumns {
  const { status, captureMethod, endReason } = part
  const own = moves.flatMap(({ event, changes }) => (event.type === 'part' && event.partId === part.id && changes.part ? [changes.part] : []))
  return { status, captureMethod, endReason, ...followingFrom(was, part), ...withoutPlan(was, part, Object.assign({}, ...own)) }
}

/** What was canceled by people while it was under way stays so: its answer does not put it on a schedule again. */
function withoutPlan(was: PartRow, { status }: PartFacts, known: PartColumns): PartColumns {
  if (!isCancelRequested(was) || status === 'captured' || status === 'canceled') return known
  const { declineCode: _code, declineMessage: _message, dueAt: _dueAt, givesUp: _givesUp, ...rest } = known
  return rest
}

/** What a part's new status brings with it in its own row. */
function followingFrom(was: PartRow, { status, paymentIntentId }: PartFacts): PartColumns {
  const now = new Date()
  if (status === 'captured' && was.status === 'refunded') return { unsettledSince: now }
  if (status === 'captured') return { capturedAt: now, unsettledSince: now, captureBefore: null, dueAt: null, givesUp: false, call: null }
  if (status === 'refunded') return { unsettledSince: now }
  if (status === 'scheduled' && was.status === 'authorized') return WITHOUT_PAYMENT
  if (status === 'requires_action') return { challengedAt: was.challengedAt ?? now }
  if (status === 'pending') return { challengedAt: null, ...(was.paymentIntentId !== null && paymentIntentId === null && WITHOUT_PAYMENT) }
  return {}
}
