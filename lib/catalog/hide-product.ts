import type { Viewer } from '@/lib/auth/viewer-of'
import { hide, show } from '@/lib/db/catalog/hidings'
import { StopReason } from '@/lib/domain/operations/stop-reason'

type Operator = Pick<Viewer, 'isOperator' | 'userId'>

/**
 * Takes a product off sale for good, until an operator shows it again: it has no page and is on no list, and its seller cannot publish it. What was ordered goes on
 * (docs/decisions/0062). Twice is a no-op.
 * @param typed what the seller is told
 */
export async function hideProduct({ isOperator, userId }: Operator, productId: string, typed: unknown) {
  if (!isOperator) return 'not_operator'
  const reason = StopReason.safeParse(typed)
  return reason.success ? hide(productId, reason.data, { userId }) : 'reason_missing'
}

/** Gives a hidden product back to its seller, as it was before. Twice is a no-op. */
export async function showProduct({ isOperator, userId }: Operator, productId: string) {
  return isOperator ? show(productId, { userId }) : 'not_operator'
}
