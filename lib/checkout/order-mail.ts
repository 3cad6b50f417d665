import { findOrderOfPart, type OrderRow, type PartRow } from '@/lib/db/orders'
import { formatMoney } from '@/lib/domain/money'
import { receiptNumber } from '@/lib/domain/receipt-number'
import { env } from '@/lib/env'
import { type Mail, sendMail } from '@/lib/mail/send-mail'
import { orderUrlWithKey } from './urls'

/**
 * Tells the buyer of a paid order, or a seller of a sale. Its message id is made of facts: a job that runs twice sends what mail programs show once.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendOrderMail(sellerOrderId: string, to: 'buyer' | 'seller'): Promise<void> {
  const found = await findOrderOfPart(sellerOrderId)
  if (!found) return
  const mail = to === 'buyer' ? receiptMail(found.order) : saleMail(found.order, found.part, found.sellerEmail)
  if (mail) await sendMail(mail)
}

function receiptMail(order: OrderRow): Mail {
  const number = receiptNumber(order.number)
  const parts = order.parts.map((part) =>
    [`${part.seller.shopName}: ${totalOf(part)}`, ...linesOf(part), `  On your statement: ${part.statementLine}`].join('\n'),
  )
  const card = order.savedCard ? `Paid with ${order.savedCard.brand} ending in ${order.savedCard.last4}.` : ''
  const text = [`Thank you. Your receipt number is ${number}.`, ...parts, card, `Your order: ${orderUrlWithKey(order.id)}`]
    .filter(Boolean)
    .join('\n\n')
  return { to: order.email, subject: `Your receipt ${number}`, text, messageId: `receipt-${order.id}` }
}

function saleMail(order: OrderRow, part: PartRow, sellerEmail: string | null): Mail | null {
  if (!sellerEmail) return null
  const number = receiptNumber(order.number)
  const text = [
    `You sold something in ${part.seller.shopName}: ${totalOf(part)}.`,
    linesOf(part).join('\n'),
    `Buyer: ${order.email}`,
    `The order, and what you receive once Stripe has settled it: ${env().appUrl}/sell/orders/${part.id}`,
  ].join('\n\n')
  return { to: sellerEmail, subject: `New order ${number}: ${totalOf(part)}`, text, messageId: `sale-${part.id}` }
}

function linesOf(part: PartRow): string[] {
  return part.lines.map(
    ({ quantity, name, unitPriceMinor }) => `  ${quantity} × ${name}, ${formatMoney({ amountMinor: unitPriceMinor, currency: part.currency })} each`,
  )
}

function totalOf({ amountMinor, currency }: PartRow): string {
  return formatMoney({ amountMinor, currency })
}
