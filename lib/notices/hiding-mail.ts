import { findHiding } from '@/lib/db/catalog/hidings'
import { tellStopped } from './stopped-mail'

/**
 * Tells a seller that an operator has taken a product of theirs off sale, with the reason, or puts it back. Of what is back by now only the second is said.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendHidingMail(hidingId: string, change: 'hidden' | 'lifted'): Promise<void> {
  const found = await findHiding(hidingId)
  if (!found || (change === 'hidden' && found.liftedAt)) return
  const { reason, product } = found
  const facts = { of: 'hiding' as const, change: change === 'hidden' ? ('stopped' as const) : change, name: product.name, reason }
  await tellStopped(product.sellerId, { ...facts, path: `/sell/products/${product.id}`, messageId: `hiding-${hidingId}-${change}` })
}
