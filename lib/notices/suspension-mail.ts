import { findSellerReader } from '@/lib/db/sellers/sellers'
import { findSuspension } from '@/lib/db/sellers/suspensions'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { suspensionMail } from '@/lib/mail/templates/suspension'
import { deliverToSeller } from './deliver'

/**
 * Tells a seller that an operator has stopped them, with the reason, or lets them sell again. Of a suspension that is lifted by now only the second is said.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendSuspensionMail(suspensionId: string, change: 'suspended' | 'lifted'): Promise<void> {
  const found = await findSuspension(suspensionId)
  if (!found || (change === 'suspended' && found.liftedAt)) return
  const { sellerId, reason, seller } = found
  const reader = await findSellerReader(sellerId)
  if (!reader?.email) return
  const words = translatorFor(reader)
  const facts = { change, shop: onePlainLine(seller.shopName), reason: onePlainLine(reason), url: `${env().appUrl}/sell` }
  const mail = await renderMail(suspensionMail(facts, words), words)
  await deliverToSeller({ ...mail, messageId: `suspension-${suspensionId}-${change}`, to: reader.email }, sellerId)
}
