import { arrivalOf } from '@/lib/domain/returns/return-window'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'

export const MAX_REVIEW = 2000
export const MAX_REVIEWER = 40
export const MAX_REPLY = 1000
export const MAX_REPORT = 300

export type ReviewState = 'published' | 'held' | 'removed'
/** Why an operator looks at a review before it is shown, or shown on. */
export type HeldFor = 'link' | 'first' | 'reported'

/** How many people must report a review until it is held. */
export const REPORTS_TO_HOLD = 2

const DAY = 86_400_000
/** How long a review can be written, from the day on which the goods are there. */
const DAYS_TO_WRITE = 365
/** A person is new for so long: their first review is held. */
const DAYS_NEW = 30

/** What a buyer has typed. */
export type ReviewFormValues = { rating: string; text: string; name: string }
export type ReviewFormState = { values: ReviewFormValues; refusal: Said | null }

export type ReviewWish = { rating: number; text: string; name: string }

/** Reads what a buyer says of what they bought. */
export function parseReview(values: ReviewFormValues): { ok: true; wish: ReviewWish } | { ok: false; said: Said } {
  if (!/^[1-5]$/.test(values.rating)) return { ok: false, said: { key: 'reviews.noRating' } }
  const text = parseLines(values.text, MAX_REVIEW)
  if (!text.ok) return text
  if (text.text === '') return { ok: false, said: { key: 'reviews.noText' } }
  const name = onePlainLine(values.name)
  if (name === '') return { ok: false, said: { key: 'reviews.noName' } }
  if (name.length > MAX_REVIEWER) return { ok: false, said: { key: 'tooLong', values: { max: MAX_REVIEWER } } }
  return { ok: true, wish: { rating: Number(values.rating), text: text.text, name } }
}

type Shipment = { shippedAt: Date; deliveredAt: Date | null; canceledAt: Date | null; lines: { orderLineId: string }[] }
type Bought = {
  line: { id: string; kind: 'physical' | 'digital' | 'service' }
  part: { status: string; capturedAt: Date | null; delivery: { minDays: number | null; maxDays: number | null } | null }
  shipments: Shipment[]
}

/**
 * From when and until when the buyer of a line may review it: what is delivered from its arrival, or from when it usually has arrived; anything else from its payment.
 * @returns null where it is not paid, or has not left
 */
export function reviewWindow({ line, part, shipments }: Bought): { from: Date; until: Date } | null {
  if (part.status !== 'captured' || part.capturedAt === null) return null
  const own = shipments.filter(({ lines }) => lines.some(({ orderLineId }) => orderLineId === line.id))
  const isDelivered = line.kind === 'physical' && part.delivery !== null
  const from = isDelivered ? arrivalOf(own, part.delivery) : part.capturedAt
  return from && { from, until: new Date(from.getTime() + DAYS_TO_WRITE * DAY) }
}

/** Whether a review can be written now. */
export function isReviewable(bought: Bought, now: Date): boolean {
  const window = reviewWindow(bought)
  return window !== null && window.from <= now && now < window.until
}

const LINK = /https?:|www\.|\b[a-z\d-]+\.(com|net|org|info|shop|store|io|co|me|ru|cn|de|fr|es|it|uk)\b/i

/**
 * Why an operator reads a review first; null where nobody need.
 * @param writer `since`: when their account was made, null for a guest; `isKnown`: a review of theirs is published already
 */
export function whyHeld(text: string, writer: { since: Date | null; isKnown: boolean }, now: Date): HeldFor | null {
  if (LINK.test(text)) return 'link'
  const isNew = writer.since === null || now.getTime() - writer.since.getTime() < DAYS_NEW * DAY
  return isNew && !writer.isKnown ? 'first' : null
}

/** How often something was given one to five stars, in this order. */
export type StarCounts = number[]
export type Rating = { average: number; count: number; counts: StarCounts }

/** The average of what was given, to one decimal; null where nothing was. */
export function ratingOf(counts: StarCounts | null): Rating | null {
  if (!counts) return null
  const count = counts.reduce((sum, each) => sum + each, 0)
  if (count === 0) return null
  const stars = counts.reduce((sum, each, at) => sum + each * (at + 1), 0)
  return { average: Math.round((stars / count) * 10) / 10, count, counts }
}
