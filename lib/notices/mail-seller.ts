import { findSellerReader } from '@/lib/db/sellers/sellers'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import type { Draft, Words } from '@/lib/mail/templates/draft'
import { deliverToSeller } from './deliver'

/**
 * Mails a shop's owner in their own words, as deliverToSeller does; nobody where none is known.
 * @param messageId the same however often the mail is sent
 * @throws when the mail could not be handed over; the job tries again
 */
export async function mailSeller(sellerId: string, messageId: string, draft: (words: Words) => Draft): Promise<void> {
  const reader = await findSellerReader(sellerId)
  if (!reader?.email) return
  const words = translatorFor(reader)
  await deliverToSeller({ ...(await renderMail(draft(words), words)), messageId, to: reader.email }, sellerId)
}
