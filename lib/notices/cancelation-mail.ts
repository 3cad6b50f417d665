import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import type { Mail } from '@/lib/mail/send-mail'
import { cancelationMail } from '@/lib/mail/templates/cancelation'
import { mailOrder, mailPart } from './mail-data'

/** What a buyer reads about what they wanted to cancel after it was paid. @param reader in whose locale it is written */
export async function buyerCancelationMail(order: OrderRow, part: PartRow, isAccepted: boolean, reader: Reader): Promise<Omit<Mail, 'to'>> {
  const words = translatorFor(reader)
  const reason = isAccepted || !part.cancelation?.reason ? null : onePlainLine(part.cancelation.reason)
  const draft = cancelationMail({ order: mailOrder(order), part: mailPart(part), isAccepted, reason }, words)
  return { ...(await renderMail(draft, words)), messageId: `cancelation-${isAccepted ? 'accepted' : 'declined'}-${part.id}` }
}
