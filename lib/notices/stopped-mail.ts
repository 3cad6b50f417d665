import { findSellerReader } from '@/lib/db/sellers/sellers'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { type StoppedMail, stoppedMail } from '@/lib/mail/templates/stopped'
import { deliverToSeller } from './deliver'

/**
 * Tells a seller that an operator has stopped them or a product of theirs, or has lifted it.
 * @param about `path` of the page on which they read more; `messageId` of the mail, the same however often it is sent
 */
export async function tellStopped(
  sellerId: string,
  { path, messageId, ...about }: Omit<StoppedMail, 'url'> & { path: string; messageId: string },
): Promise<void> {
  const reader = await findSellerReader(sellerId)
  if (!reader?.email) return
  const words = translatorFor(reader)
  const facts = { ...about, name: onePlainLine(about.name), reason: onePlainLine(about.reason), url: `${env().appUrl}${path}` }
  await deliverToSeller({ ...(await renderMail(stoppedMail(facts, words), words)), messageId, to: reader.email }, sellerId)
}
