import { z } from 'zod'
import { resolveSellersTask } from '@/lib/db/operations/tasks'
import { findSeller } from '@/lib/db/sellers/sellers'
import { resumeCharges } from './resume-charges'

/**
 * A seller says that what Stripe refused is solved: the notice ends, and later charges that were refused for it are tried again at once. Should Stripe refuse
 * again, the notice comes back. Twice is a no-op.
 */
export async function solveRefusal(seller: { sellerId: string; email: string }, taskId: unknown): Promise<void> {
  const id = z.uuid().safeParse(taskId)
  const accountId = (await findSeller(seller.sellerId))?.connection?.accountId
  if (!id.success || !accountId) return
  if (await resolveSellersTask(accountId, id.data, seller.email)) await resumeCharges(accountId)
}
