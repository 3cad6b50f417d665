import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { MailAbout } from '@/lib/domain/operations/jobs'
import { waitsForShipment } from '@/lib/domain/order/cancel-item'
import { nextForSeller, sellersReason } from '@/lib/domain/order/charge-sentences'
import { chargeWords, dayOf } from '@/lib/domain/order/charge-words'
import { isDeferred } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { unreachable } from '@/lib/domain/unreachable'
import { env } from '@/lib/env'
import type { Mail } from '@/lib/mail/send-mail'
import { linesOf, totalOf } from '@/lib/orders/part-lines'

/** What a seller reads about their part of an order. */
export function sellerMail(order: OrderRow, part: PartRow, about: MailAbout): Omit<Mail, 'to'> {
  const number = receiptNumber(order.number)
  const { subject, first, last } = wordsFor(about, part, number)
  const text = [first, linesOf(part).join('\n'), `Buyer: ${order.email}`, `${last}: ${env().appUrl}/sell/orders/${part.id}`].join('\n\n')
  const which = about === 'refused' ? `-${order.attempt}-${part.tries}` : ''
  return { subject, text, messageId: `${about === 'paid' ? 'sale' : `sale-${about}`}-${part.id}${which}` }
}

const SHIPPED = 'It was shipped, so its pieces are not back in your stock: if you have them again, add them there.'

function wordsFor(about: MailAbout, part: PartRow, number: string): { subject: string; first: string; last: string } {
  const shop = part.seller.shopName
  const total = totalOf(part)
  switch (about) {
    case 'paid':
      return {
        subject: isDeferred(part) ? `Order ${number} is paid: ${total}` : `New order ${number}: ${total}`,
        first: isDeferred(part) ? `An order in ${shop} was charged as agreed: ${total}.` : `You sold something in ${shop}: ${total}.`,
        last: 'The order, and what you receive once Stripe has settled it',
      }
    case 'ordered':
      return {
        subject: `New order ${number}, charged later: ${total}`,
        first: `You sold something in ${shop}: ${total}. ${chargeWords(part.chargeWhen, part.dueAt) ?? 'Charged later'}; it is not paid yet.${shipBy(part)}`,
        last: part.chargeWhen === 'on_shipment' ? 'Mark it as shipped here, and the buyer is charged' : 'The order',
      }
    case 'refused':
      return {
        subject: `Order ${number} could not be charged: ${total}`,
        first: `${sellersReason(part)} ${nextForSeller(part)}`,
        last: 'The order',
      }
    case 'canceled':
      return {
        subject: `Order ${number} is canceled: ${total}`,
        first: `${sellersReason(part)} ${part.shippedAt ? SHIPPED : 'The pieces are back in your stock.'}`,
        last: 'The order',
      }
    case 'ship_soon':
      return {
        subject: `Ship order ${number} soon: ${total}`,
        first: `An order in ${shop} waits to be shipped.${shipBy(part)}`,
        last: 'Mark it as shipped here, or cancel it if it comes to nothing',
      }
    default:
      return unreachable(about)
  }
}

/** By when it must be shipped, and what follows otherwise; nothing where it need not be. */
function shipBy(part: PartRow): string {
  if (!waitsForShipment(part) || !part.dueAt) return ''
  return ` Ship it by ${dayOf(part.dueAt)}: after that day it is canceled, and the buyer is never charged.`
}
