import { z } from 'zod'
import { type Tx, transaction } from '@/lib/db/client'
import { findDisputes } from '@/lib/db/disputes/disputes'
import { findShipments, type ShipmentRow } from '@/lib/db/fulfilment/shipments'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { lockOrder, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { accountMadeAt, findReviewsOfLines, hasPublished, insertReview, type ReviewRow, updateReview } from '@/lib/db/reviews/reviews'
import { isOpen } from '@/lib/domain/disputes/dispute-state'
import { isReviewable, parseReview, type ReviewFormValues, type ReviewWish, whyHeld } from '@/lib/domain/reviews/review'
import type { Said } from '@/lib/domain/wire/said'
import type { Buyer } from '@/lib/orders/access'
import { findAskersOrder } from '@/lib/returns/change-return'

/** Which line of an order, who asks, and by which link's key. */
export type LineAsked = { orderId: string; lineId: string; buyer: Buyer; key: string | undefined }
type Line = PartRow['lines'][number]
type Found = { order: OrderRow; part: PartRow; line: Line }

export type ReviewWritten = { kind: 'written' | 'not_found' } | { kind: 'refused'; said: Said }

/** The line, for its buyer or whoever came by a link that allows to ask; null where there is none. */
export async function findAskersLine({ orderId, lineId, buyer, key }: LineAsked): Promise<Found | null> {
  const order = z.uuid().safeParse(orderId).success ? await findAskersOrder(orderId, buyer, key) : null
  return order && lineOf(order, lineId)
}

function lineOf(order: OrderRow, lineId: string): Found | null {
  for (const part of order.parts) {
    const line = part.lines.find(({ id }) => id === lineId)
    if (line) return { order, part, line }
  }
  return null
}

/**
 * The buyer of a line says how it is, or changes what they said. With a link in it, or as the first of somebody new, it is held until an operator has read it.
 * Sent twice it is written once.
 */
export async function writeReview(asked: LineAsked, values: ReviewFormValues): Promise<ReviewWritten> {
  if (!(await findAskersLine(asked))) return { kind: 'not_found' }
  const read = parseReview(values)
  if (!read.ok) return { kind: 'refused', said: read.said }
  const limit = await takeToken('review', asked.orderId)
  if (!limit.ok) return { kind: 'refused', said: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  return transaction(async (tx): Promise<ReviewWritten> => {
    const found = lineOf(await lockOrder(tx, asked.orderId), asked.lineId)
    if (!found) return { kind: 'not_found' }
    const shipments = await findShipments([found.part.id], tx)
    if (!isReviewable({ line: found.line, part: found.part, shipments }, new Date())) return { kind: 'refused', said: { key: 'reviews.notNow' } }
    const [before] = await findReviewsOfLines([found.line.id], tx)
    if (before?.state === 'removed') return { kind: 'refused', said: { key: 'reviews.removed' } }
    await (before ? change(tx, found, before, read.wish) : insert(tx, found, shipments, read.wish))
    return { kind: 'written' }
  })
}

async function insert(tx: Tx, found: Found, shipments: ShipmentRow[], wish: ReviewWish): Promise<void> {
  const { part, line } = found
  const held = await heldNow(tx, found, wish)
  await insertReview(tx, {
    orderLineId: line.id,
    productId: line.productId,
    sellerId: part.sellerId,
    ...wish,
    state: held ? 'held' : 'published',
    heldFor: held,
    isCounted: !wasRefundedBeforeArrival(part, line, shipments),
    isDisputed: (await findDisputes([part.id], tx)).some(({ status }) => isOpen(status)),
  })
}

async function change(tx: Tx, found: Found, before: ReviewRow, wish: ReviewWish): Promise<void> {
  if (before.rating === wish.rating && before.text === wish.text && before.name === wish.name) return
  const isStillHeld = before.state === 'held' && before.heldFor !== 'link'
  const held = isStillHeld ? before.heldFor : await heldNow(tx, found, wish)
  await updateReview(tx, before.id, { ...wish, state: held ? 'held' : 'published', heldFor: held, editedAt: new Date() })
}

async function heldNow(tx: Tx, { order }: Found, { text, name }: ReviewWish) {
  const since = order.userId === null ? null : await accountMadeAt(tx, order.userId)
  return whyHeld(`${name}\n${text}`, { since, isKnown: await hasPublished(tx, order.email) }, new Date())
}

/** Who got all of it back before it was there has nothing to say of the goods that should weigh. */
function wasRefundedBeforeArrival(part: PartRow, line: Line, shipments: ShipmentRow[]): boolean {
  const hasArrived = line.kind !== 'physical' || shipments.some(({ deliveredAt, canceledAt }) => deliveredAt !== null && canceledAt === null)
  return !hasArrived && part.refundedMinor >= part.amountMinor
}
