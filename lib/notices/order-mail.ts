import { findCardsOfParts } from '@/lib/db/customers/cards-of-parts'
import { findOrderOfPart, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import type { MailAbout } from '@/lib/domain/operations/jobs'
import { waitsForSeller } from '@/lib/domain/order/cancel-item'
import { expiresBeforeCharge } from '@/lib/domain/order/card-expiry'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { buyerMail } from './buyer-mail'
import { buyerCancelationMail } from './cancelation-mail'
import { deliver, mayMailBuyer } from './deliver'
import { type SellersMail, sellerMail } from './seller-mail'
import { shipmentMail } from './shipment-mail'

/**
 * Tells the buyer or a seller what became of an order. Its message id is made of facts: a job that runs twice sends what mail programs show once.
 * @param about a job from before there was a choice says nothing: it is paid
 * An address that its server refuses for good opens a task, which closes when a later mail is taken.
 * @param shipmentId which shipment `shipped` is about
 * @throws when the mail could not be handed over for another reason; the job tries again
 */
export async function sendOrderMail(sellerOrderId: string, to: 'buyer' | 'seller', about: MailAbout = 'paid', shipmentId = ''): Promise<void> {
  const found = await findOrderOfPart(sellerOrderId)
  if (!found) return
  const { order, part, buyer, seller } = found
  // Shipped or canceled since: there is nothing to remind of.
  if (about === 'ship_soon' && !waitsForSeller(part)) return
  // Renewed, replaced or over since.
  if (about === 'card_expires' && !(await stillExpires(order, part))) return
  if (to === 'seller') {
    if (seller.email && isForSeller(about)) await deliver(order, part.id, { ...(await sellerMail(order, part, about, seller)), to: seller.email })
    return
  }
  const mail = await toBuyer(order, part, { about, shipmentId, reader: buyer })
  if (mail && (await mayMail(order, about))) await deliver(order, null, { ...mail, to: order.email })
}

function isForSeller(about: MailAbout): about is SellersMail {
  return about !== 'card_expires' && about !== 'link' && about !== 'shipped' && about !== 'cancel_declined'
}

/** What a buyer reads; null where there is nothing to tell them (any more). */
async function toBuyer(order: OrderRow, part: PartRow, { about, shipmentId, reader }: { about: MailAbout; shipmentId: string; reader: Reader }) {
  switch (about) {
    case 'shipped':
      return shipmentMail(order, part, shipmentId, reader)
    case 'cancel_accepted':
    case 'cancel_declined':
      return buyerCancelationMail(order, part, about === 'cancel_accepted', reader)
    case 'ship_soon':
    case 'cancel_requested':
      return null
    default:
      return buyerMail(order, part, about, reader)
  }
}

async function stillExpires(order: OrderRow, part: PartRow): Promise<boolean> {
  const card = (await findCardsOfParts(order)).get(part.id)
  return card !== undefined && expiresBeforeCharge(card, part)
}

const AFTER_PAYMENT = new Set<MailAbout>(['paid', 'shipped', 'cancel_accepted', 'cancel_declined'])

async function mayMail(order: OrderRow, about: MailAbout): Promise<boolean> {
  // A link that was asked for is counted where it is asked for.
  return about === 'link' || mayMailBuyer(order, about, AFTER_PAYMENT.has(about))
}
