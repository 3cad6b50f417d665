import type { Viewer } from '@/lib/auth/viewer-of'
import { lift, suspend } from '@/lib/db/sellers/suspensions'
import { StopReason } from '@/lib/domain/operations/stop-reason'

/**
 * Stops a seller: nothing of theirs is listed or can be bought. What was ordered goes on, and so does its money (docs/decisions/0067). Twice is a no-op.
 * @param typed what the seller is told
 */
export async function suspendSeller({ isOperator, userId }: Pick<Viewer, 'isOperator' | 'userId'>, sellerId: string, typed: unknown) {
  if (!isOperator) return 'not_operator'
  const reason = StopReason.safeParse(typed)
  return reason.success ? suspend(sellerId, reason.data, { userId }) : 'reason_missing'
}

/** Lets a suspended seller sell again. Twice is a no-op. */
export async function liftSuspension({ isOperator, userId }: Pick<Viewer, 'isOperator' | 'userId'>, sellerId: string) {
  return isOperator ? lift(sellerId, { userId }) : 'not_operator'
}
