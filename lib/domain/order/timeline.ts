import { z } from 'zod'
import type { Money } from '@/lib/domain/money/money'
import { type EndReason, endReasonOf } from './end-reason'

/** Whose page a timeline is on. */
export type Audience = 'buyer' | 'seller' | 'operator'

/** What a timeline entry says. */
export type TimelineKind =
  | 'placed'
  | 'card_saving'
  | 'card_confirmation'
  | 'card_ready'
  | 'card_refused'
  | 'card_changed'
  | 'scheduled'
  | 'authorizing'
  | 'confirmation'
  | 'authorized'
  | 'charged'
  | 'declined'
  | 'canceled'
  | 'buyer_canceled'
  | 'seller_canceled'
  | 'shipped'
  | 'ready'
  | 'ship_reminded'
  | 'cancel_requested'
  | 'cancel_accepted'
  | 'cancel_declined'
  | 'pickup_ready'
  | 'delivered'
  | 'picked_up'
  | 'shipment_changed'
  | 'shipment_undone'
  | 'delivery_undone'
  | 'refunded'
  | 'refund_pending'
  | 'refund_failed'
  | 'settled'
  | 'decided_capture'
  | 'decided_release'
  | 'retried'
  | 'card_shared_again'
  | 'capture_delayed'
  | 'capture_unanswered'
  | 'contradiction'
  | 'oversold'
  | 'task_resolved'
  | 'links_ended'
  | 'email_corrected'
  | 'other'

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

/** What is known of a part besides its events. */
export type PartOfTimeline = Money & {
  id: string
  shipRemindedAt: Date | null
  settlement: { settledAt: Date; currency: string; netMinor: number } | null
  refunds: { id: string; amountMinor: number; status: string; createdAt: Date }[]
}

const EVERYBODY: Audience[] = ['buyer', 'seller', 'operator']
const SELLS: Audience[] = ['seller', 'operator']
const BUYS: Audience[] = ['buyer', 'operator']
const OPERATES: Audience[] = ['operator']

/** What each kind is for whom. Steps on the way, retries and decisions are noise to buyer and seller. */
const CONCERNS: Record<TimelineKind, Audience[]> = {
  placed: EVERYBODY,
  card_saving: OPERATES,
  card_confirmation: BUYS,
  card_ready: OPERATES,
  card_refused: BUYS,
  card_changed: BUYS,
  scheduled: EVERYBODY,
  authorizing: OPERATES,
  confirmation: EVERYBODY,
  authorized: EVERYBODY,
  charged: EVERYBODY,
  declined: EVERYBODY,
  canceled: EVERYBODY,
  buyer_canceled: EVERYBODY,
  seller_canceled: EVERYBODY,
  shipped: EVERYBODY,
  ready: EVERYBODY,
  ship_reminded: SELLS,
  cancel_requested: EVERYBODY,
  cancel_accepted: EVERYBODY,
  cancel_declined: EVERYBODY,
  pickup_ready: EVERYBODY,
  delivered: EVERYBODY,
  picked_up: EVERYBODY,
  shipment_changed: EVERYBODY,
  shipment_undone: EVERYBODY,
  delivery_undone: EVERYBODY,
  refunded: EVERYBODY,
  refund_pending: EVERYBODY,
  refund_failed: EVERYBODY,
  settled: SELLS,
  decided_capture: OPERATES,
  decided_release: OPERATES,
  retried: BUYS,
  card_shared_again: OPERATES,
  capture_delayed: OPERATES,
  capture_unanswered: OPERATES,
  contradiction: OPERATES,
  oversold: OPERATES,
  task_resolved: OPERATES,
  links_ended: BUYS,
  email_corrected: BUYS,
  other: OPERATES,
}

/** How the history calls what happened (lib/saga), and what a timeline makes of it. */
const KINDS: Record<string, TimelineKind> = {
  placed: 'placed',
  card_saving: 'card_saving',
  card_requires_action: 'card_confirmation',
  card_ready: 'card_ready',
  card_refused: 'card_refused',
  card_changed: 'card_changed',
  part_scheduled: 'scheduled',
  part_authorizing: 'authorizing',
  part_requires_action: 'confirmation',
  part_authorized: 'authorized',
  part_captured: 'charged',
  part_declined: 'declined',
  part_canceled: 'canceled',
  part_refunded: 'refunded',
  part_refund_failed: 'refund_failed',
  buyer_canceled: 'buyer_canceled',
  seller_canceled: 'seller_canceled',
  shipped: 'shipped',
  ready: 'ready',
  items_shipped: 'shipped',
  cancel_requested: 'cancel_requested',
  cancel_accepted: 'cancel_accepted',
  cancel_declined: 'cancel_declined',
  pickup_ready: 'pickup_ready',
  delivered: 'delivered',
  picked_up: 'picked_up',
  shipment_changed: 'shipment_changed',
  shipment_undone: 'shipment_undone',
  delivery_undone: 'delivery_undone',
  decided_capture: 'decided_capture',
  decided_release: 'decided_release',
  retried: 'retried',
  card_shared_again: 'card_shared_again',
  capture_put_off: 'capture_delayed',
  capture_unanswered: 'capture_unanswered',
  contradiction: 'contradiction',
  oversold: 'oversold',
  task_resolved: 'task_resolved',
  links_ended: 'links_ended',
  email_corrected: 'email_corrected',
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
  const money = part && (kind === 'charged' || kind === 'authorized' || kind === 'refunded') ? moneyOf(part) : null
  const said = kind === 'other' ? event : (sentence ?? note ?? code ?? (quantity === null ? null : String(quantity)))
  return [{ key: `event-${id}`, at, kind, partId, money, reason: endReasonOf(reason ?? code), note: said }]
}

/** What the part's own row and its refunds add to the history. */
function factsOf(part: PartOfTimeline, events: StoredEvent[]): TimelineEntry[] {
  const { id: partId, currency, shipRemindedAt, settlement, refunds } = part
  const bare = { partId, money: null, reason: null, note: null }
  const saysFailed = events.some(({ sellerOrderId, event }) => sellerOrderId === partId && event === 'part_refund_failed')
  const entries: TimelineEntry[] = refunds.map(({ id, amountMinor, status, createdAt }) => ({
    ...bare,
    key: `refund-${id}`,
    at: createdAt,
    kind: refundKind(status, saysFailed),
    money: { amountMinor, currency },
    note: id,
  }))
  if (shipRemindedAt) entries.push({ ...bare, key: `reminded-${partId}`, at: shipRemindedAt, kind: 'ship_reminded' })
  if (settlement) {
    const money = { amountMinor: settlement.netMinor, currency: settlement.currency }
    entries.push({ ...bare, key: `settled-${partId}`, at: settlement.settledAt, kind: 'settled', money })
  }
  return entries
}

/** A failed refund whose failure has an event of its own was still sent when it was made. */
function refundKind(status: string, saysFailed: boolean): TimelineKind {
  if (status === 'failed' || status === 'canceled') return saysFailed ? 'refunded' : 'refund_failed'
  return status === 'succeeded' ? 'refunded' : 'refund_pending'
}

function moneyOf({ amountMinor, currency }: Money): Money {
  return { amountMinor, currency }
}
