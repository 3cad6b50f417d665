import { findSuspension } from '@/lib/db/sellers/suspensions'
import { tellStopped } from './stopped-mail'

/**
 * Tells a seller that an operator has stopped them, with the reason, or lets them sell again. Of a suspension that is lifted by now only the second is said.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendSuspensionMail(suspensionId: string, change: 'suspended' | 'lifted'): Promise<void> {
  const found = await findSuspension(suspensionId)
  if (!found || (change === 'suspended' && found.liftedAt)) return
  const { sellerId, reason, seller } = found
  const facts = { of: 'suspension' as const, change: change === 'suspended' ? ('stopped' as const) : change, name: seller.shopName, reason }
  await tellStopped(sellerId, { ...facts, path: '/sell', messageId: `suspension-${suspensionId}-${change}` })
}
