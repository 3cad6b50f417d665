import type { Viewer } from '@/lib/auth/viewer-of'
import { approve } from '@/lib/db/sellers/sellers'

/**
 * Lets a shop sell that waits for it. One that is suspended stays so until that is lifted. Only an operator may. Twice is a no-op.
 */
export async function approveSeller(
  { isOperator, userId }: Pick<Viewer, 'isOperator' | 'userId'>,
  sellerId: string,
): Promise<'approved' | 'suspended' | 'not_found' | 'not_operator'> {
  return isOperator ? approve(sellerId, { userId }) : 'not_operator'
}
