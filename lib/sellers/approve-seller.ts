import type { Viewer } from '@/lib/auth/viewer-of'
import { setApproval } from '@/lib/db/sellers/sellers'

/**
 * Lets a shop sell, or hides it: then the storefront does not list it and nobody can buy there. Orders already placed go on. Twice is a no-op.
 * @param viewer who asks; only an operator may
 */
export async function approveSeller(
  viewer: Pick<Viewer, 'isOperator'>,
  sellerId: string,
  approval: 'approved' | 'hidden',
): Promise<'approved' | 'hidden' | 'not_found' | 'not_operator'> {
  if (!viewer.isOperator) return 'not_operator'
  return (await setApproval(sellerId, approval)) ? approval : 'not_found'
}
