import { z } from 'zod'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { insertReport, lockReview, updateReview } from '@/lib/db/reviews/reviews'
import { MAX_REPLY, MAX_REPORT, REPORTS_TO_HOLD } from '@/lib/domain/reviews/review'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'

export type ReviewAnswered = { kind: 'done' | 'not_found' } | { kind: 'refused'; said: Said }

/** A seller answers a review of their product below it, or changes the answer. Twice with the same words is a no-op. */
export async function replyToReview(sellerId: string, reviewId: string, typed: string): Promise<ReviewAnswered> {
  const text = readText(typed, MAX_REPLY)
  if (typeof text !== 'string') return text
  return transaction(async (tx): Promise<ReviewAnswered> => {
    const review = await lockReview(tx, reviewId)
    if (review?.sellerId !== sellerId || review.state === 'removed') return { kind: 'not_found' }
    if (review.reply === text) return { kind: 'done' }
    await updateReview(tx, reviewId, { reply: text, repliedAt: new Date() })
    await noteChange(tx, {
      actor: { sellerId },
      deed: 'review_answered',
      subjectId: reviewId,
      before: { reply: review.reply },
      after: { reply: text },
    })
    return { kind: 'done' }
  })
}

/**
 * Somebody who is signed in says that a review must not stand; once each. Reported by two since an operator last looked at it, it is held.
 * @param typed why
 */
export async function reportReview(userId: string, reviewId: string, typed: string): Promise<ReviewAnswered> {
  if (!z.uuid().safeParse(reviewId).success) return { kind: 'not_found' }
  const reason = readText(typed, MAX_REPORT)
  if (typeof reason !== 'string') return reason
  const limit = await takeToken('review-report', userId)
  if (!limit.ok) return { kind: 'refused', said: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  return transaction(async (tx): Promise<ReviewAnswered> => {
    const review = await lockReview(tx, reviewId)
    if (!review || review.state === 'removed') return { kind: 'not_found' }
    const reports = await insertReport(tx, review, { userId, reason })
    if (review.state === 'published' && reports >= REPORTS_TO_HOLD) await updateReview(tx, reviewId, { state: 'held', heldFor: 'reported' })
    return { kind: 'done' }
  })
}

function readText(typed: string, max: number): string | Extract<ReviewAnswered, { kind: 'refused' }> {
  const read = parseLines(typed, max)
  if (!read.ok) return { kind: 'refused', said: read.said }
  return read.text === '' ? { kind: 'refused', said: { key: 'reviews.noText' } } : read.text
}
