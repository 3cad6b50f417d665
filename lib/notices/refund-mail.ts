import { findOrderOfPart, type PartRow } from '@/lib/db/orders/orders'
import { findRefund, type RefundRow } from '@/lib/db/refunds/refunds'
import type { RefundMail } from '@/lib/domain/operations/jobs'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { refundMail } from '@/lib/mail/templates/refund'
import { orderUrlWithKey } from '@/lib/orders/order-urls'
import { deliver, mayMailBuyer } from './deliver'
import { mailPart } from './mail-data'

/**
 * Tells a buyer or a seller what has become of a refund.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendRefundMail(refundId: string, to: 'buyer' | 'seller', about: RefundMail): Promise<void> {
  const row = await findRefund(refundId)
  const found = row && (await findOrderOfPart(row.sellerOrderId))
  if (!row || !found) return
  const { order, part, buyer, seller } = found
  const address = to === 'buyer' ? order.email : seller.email
  if (!address || (to === 'buyer' && !(await mayMailBuyer(order, `refund ${about}`, true)))) return
  const words = translatorFor(to === 'buyer' ? buyer : seller)
  const url = to === 'buyer' ? orderUrlWithKey(order) : `${env().appUrl}/sell/orders/${part.id}`
  const facts = { to, about, shop: onePlainLine(part.seller.shopName), number: receiptNumber(order.number), url }
  const amounts = { currency: part.currency, amountMinor: row.amountMinor, totalMinor: part.amountMinor }
  const draft = refundMail({ ...facts, ...amounts, note: row.note && onePlainLine(row.note), pieces: piecesOf(row, part) }, words)
  await deliver(order, to === 'buyer' ? null : part.id, {
    ...(await renderMail(draft, words)),
    messageId: `refund-${about}-${to}-${refundId}`,
    to: address,
  })
}

function piecesOf({ lines }: RefundRow, part: PartRow) {
  const bought = mailPart(part).lines
  return lines.flatMap(({ orderLineId, quantity }) => bought.flatMap(({ id, name }) => (id === orderLineId ? [{ id, name, quantity }] : [])))
}
