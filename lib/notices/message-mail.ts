import { findUnread } from '@/lib/db/messages/messages'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { isToTell } from '@/lib/domain/messages/message'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { messageMail } from '@/lib/mail/templates/message'
import { orderUrlWithKey } from '@/lib/orders/order-urls'
import { deliver, mayMailBuyer } from './deliver'

/**
 * Tells somebody that they have unread messages of this minute, unless they were told shortly before and have not looked since.
 * @param begins ISO, of the minute
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendMessageMail(sellerOrderId: string, to: 'buyer' | 'seller', begins: string): Promise<void> {
  const unread = await findUnread(sellerOrderId, to === 'buyer' ? 'seller' : 'buyer')
  if (!isToTell(unread, new Date(begins))) return
  const found = await findOrderOfPart(sellerOrderId)
  if (!found) return
  const { order, part, buyer, seller } = found
  const address = to === 'buyer' ? order.email : seller.email
  if (!address || (to === 'buyer' && !(await mayMailBuyer(order, 'message', true)))) return
  const words = translatorFor(to === 'buyer' ? buyer : seller)
  const url = to === 'buyer' ? `${orderUrlWithKey(order)}#messages` : `${env().appUrl}/sell/orders/${part.id}#messages`
  const draft = messageMail({ to, url, number: receiptNumber(order.number), shop: onePlainLine(part.seller.shopName) }, words)
  const messageId = `message-${to}-${sellerOrderId}-${Date.parse(begins)}`
  await deliver(order, to === 'buyer' ? null : part.id, { ...(await renderMail(draft, words)), messageId, to: address })
}
