import { z } from 'zod'
import type { Money } from '@/lib/domain/money/money'
import { type EndReason, endReasonOf } from './end-reason'
import { type Audience, CONCERNS, KINDS, type TimelineKind } from './timeline-kinds'

/** One line of a timeline. `partId` is null for what concerns the whole order; `reason` is why it was refused or ended; `note` is for the operator alone. */
export type TimelineEntry = {
  key: string
  at: Date
  kind: TimelineKind
  partId: string | null
  money: Money | null
  reason: EndReason | null
  note: string | null
}

/** A row of the order's history. */
export type StoredEvent = { id: string; sellerOrderId: string | null; event: string; detail: unknown; at: Date }

/** What is known of a part besides its events. @property partialCapture what was held, where less of it was taken */
export type PartOfTimeline = Money & {
  id: string
  partialCapture: { agreedMinor: number } | null
  shipRemindedAt: Date | null
  settlement: { settledAt: Date; currency: string; netMinor: number } | null
  refunds: { id: string; stripeRefundId: string | null; amountMinor: number; status: string; createdAt: Date }[]
}

const Detail = z
  .object({
    reason: z.string().nullable().catch(null),
    code: z.string().nullable().catch(null),
    sentence: z.string().nullable().catch(null),
    note: z.string().nullable().catch(null),
    quantity: z.number().nullable().catch(null),
  })
  .catch({ reason: null, code: null, sentence: null, note: null, quantity: null })

/**
 * What happened to an order, oldest first, for one kind of reader.
 * @param partId the seller's own part: entries of the others are left out
 */
export function timeline(events: StoredEvent[], parts: PartOfTimeline[], reader: Audience, partId?: string): TimelineEntry[] {
  const entries = [...events.flatMap((event) => entryOf(event, parts)), ...parts.flatMap((part) => factsOf(part, events))]
  return entries
    .filter((entry) => CONCERNS[entry.kind].includes(reader) && (partId === undefined || entry.partId === null || entry.partId === partId))
    .map((entry) => (reader === 'operator' ? entry : { ...entry, note: null }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function entryOf({ id, sellerOrderId: partId, event, detail, at }: StoredEvent, parts: PartOfTimeline[]): TimelineEntry[] {
  const kind = KINDS[event] ?? 'other'
  const part = parts.find((each) => each.id === partId)
  // The refunds themselves tell more: each with its amount and time.
  if (kind === 'refunded' && part && part.refunds.length > 0) return []
  const { reason, code, sentence, note, quantity } = Detail.parse(detail)
  const money = part ? moneyOf(kind, part) : null
  const said = kind === 'other' ? event : (sentence ?? note ?? code ?? (quantity === null ? null : String(quantity)))
  return [{ key: `event-${id}`, at, kind, partId, money, reason: endReasonOf(reason ?? code), note: said }]
}

/** What the part's own row and its refunds add to the history. */
function factsOf(part: PartOfTimeline, events: StoredEvent[]): TimelineEntry[] {
  const { id: partId, currency, shipRemindedAt, settlement, refunds } = part
  const bare = { partId, money: null, reason: null, note: null }
  const saysFailed = events.some(({ sellerOrderId, event }) => sellerOrderId === partId && FAILED.has(event))
  const entries: TimelineEntry[] = refunds.map(({ id, stripeRefundId, amountMinor, status, createdAt }) => ({
    ...bare,
    key: `refund-${id}`,
    at: createdAt,
    kind: refundKind(status, saysFailed),
    money: { amountMinor, currency },
    note: stripeRefundId,
  }))
  if (shipRemindedAt) entries.push({ ...bare, key: `reminded-${partId}`, at: shipRemindedAt, kind: 'ship_reminded' })
  if (settlement) {
    const money = { amountMinor: settlement.netMinor, currency: settlement.currency }
    entries.push({ ...bare, key: `settled-${partId}`, at: settlement.settledAt, kind: 'settled', money })
  }
  return entries
}

const FAILED = new Set(['part_refund_failed', 'refund_came_back'])

/** A failed refund whose failure has an event of its own was still sent when it was made. */
function refundKind(status: string, saysFailed: boolean): TimelineKind {
  if (status === 'failed' || status === 'canceled') return saysFailed ? 'refunded' : 'refund_failed'
  return status === 'succeeded' ? 'refunded' : 'refund_pending'
}

function moneyOf(kind: TimelineKind, { amountMinor, currency, partialCapture }: PartOfTimeline): Money | null {
  if (kind === 'authorized') return { amountMinor: partialCapture?.agreedMinor ?? amountMinor, currency }
  return kind === 'charged' || kind === 'refunded' ? { amountMinor, currency } : null
}
