import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { lockReview, updateReview } from '@/lib/db/reviews/reviews'
import { MAX_REPORT } from '@/lib/domain/reviews/review'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'

type Operator = Pick<Viewer, 'userId' | 'isOperator'>
export type ReviewDecided = { kind: 'done' | 'not_operator' | 'not_found' } | { kind: 'refused'; said: Said }

/** Shows a review that was held, or was removed. Twice is a no-op. */
export async function publishReview(viewer: Operator, reviewId: string): Promise<ReviewDecided> {
  if (!viewer.isOperator) return { kind: 'not_operator' }
  return transaction(async (tx): Promise<ReviewDecided> => {
    const review = await lockReview(tx, reviewId)
    if (!review) return { kind: 'not_found' }
    if (review.state === 'published') return { kind: 'done' }
    await updateReview(tx, reviewId, { state: 'published', heldFor: null, removedFor: null, decidedAt: new Date() })
    const [before, after] = [review.state, 'published'].map((state) => ({ state }))
    await noteChange(tx, { actor: viewer, deed: 'review_published', subjectId: reviewId, before, after })
    return { kind: 'done' }
  })
}

/** Removes a review for a reason, which stays with its row. Twice is a no-op: the first reason stays. */
export async function removeReview(viewer: Operator, reviewId: string, typed: string): Promise<ReviewDecided> {
  if (!viewer.isOperator) return { kind: 'not_operator' }
  const reason = parseLines(typed, MAX_REPORT)
  if (!reason.ok) return { kind: 'refused', said: reason.said }
  if (reason.text === '') return { kind: 'refused', said: { key: 'reviews.noReason' } }
  return transaction(async (tx): Promise<ReviewDecided> => {
    const review = await lockReview(tx, reviewId)
    if (!review) return { kind: 'not_found' }
    if (review.state === 'removed') return { kind: 'done' }
    await updateReview(tx, reviewId, { state: 'removed', heldFor: null, removedFor: reason.text, decidedAt: new Date() })
    const after = { state: 'removed', reason: reason.text }
    await noteChange(tx, { actor: viewer, deed: 'review_removed', subjectId: reviewId, before: { state: review.state }, after })
    return { kind: 'done' }
  })
}
