import type { Viewer } from '@/lib/auth/viewer-of'
import { approve } from '@/lib/db/sellers/sellers'

/**
 * Lets a shop sell that waits for it. One that is suspended stays so until that is lifted. Twice is a no-op.
 * @param viewer who asks; only an operator may
 */
export async function approveSeller(
  viewer: Pick<Viewer, 'isOperator'>,
  sellerId: string,
): Promise<'approved' | 'suspended' | 'not_found' | 'not_operator'> {
  return viewer.isOperator ? approve(sellerId) : 'not_operator'
}
