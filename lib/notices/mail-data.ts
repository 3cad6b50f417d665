import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { saidOfTime } from '@/lib/domain/order/charge-time'
import { isChargedLater } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import type { DocumentLink } from '@/lib/domain/wire/document-views'
import { env } from '@/lib/env'
import type { ChargedPart, LaterPart, MailOrder, MailPart, MailSale } from '@/lib/mail/templates/order-data'
import { laterNote, laterTime } from '@/lib/orders/later-time'
import { documentUrlWithKey, orderUrlWithKey } from '@/lib/orders/order-urls'
import { amountOf, deliveryOf, placeOf } from '@/lib/orders/part-facts'

/** An order as a mail to its buyer names it. */
export function mailOrder(order: OrderRow): MailOrder {
  const { number, email, savedCard } = order
  const card = savedCard && { brand: savedCard.brand, last4: savedCard.last4, wallet: savedCard.wallet }
  return { number: receiptNumber(number), email, card, shipTo: placeOf(order), url: orderUrlWithKey(order) }
}

/** One seller's part as mails show it. */
export function mailPart(part: PartRow): MailPart {
  const { id, seller, currency, amountMinor, lines } = part
  const shown = lines.map((line) => ({
    id: line.id,
    name: onePlainLine(titleOf(line)),
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
  }))
  return { id, shop: onePlainLine(seller.shopName), currency, amountMinor, amount: amountOf(part), delivery: deliveryOf(part), lines: shown }
}

/** A charged part with its receipt or invoice, which its address opens on any device. */
export function chargedPart(order: OrderRow, part: PartRow, documents: DocumentLink[]): ChargedPart {
  const document = documents.find(({ partId, kind }) => partId === part.id && kind !== 'credit_note')
  const issued =
    document && document.kind !== 'credit_note' ? { kind: document.kind, number: document.number, url: documentUrlWithKey(order, document.id) } : null
  return { ...mailPart(part), statementLine: part.statementLine, document: issued, isDownloaded: part.lines.some(({ kind }) => kind === 'digital') }
}

/** A line's name with what was chosen of it. */
function titleOf({ name, variantTitle }: PartRow['lines'][number]): string {
  return variantTitle ? `${name}, ${variantTitle}` : name
}

/** A part as a mail to its seller names it. */
export function mailSale(order: OrderRow, part: PartRow): MailSale {
  const url = `${env().appUrl}/sell/orders/${part.id}`
  return { number: receiptNumber(order.number), buyer: order.email, shipTo: part.delivery && placeOf(order), part: mailPart(part), url }
}

/** Each part of an order that is still to be charged. */
export function laterParts({ parts }: OrderRow): LaterPart[] {
  return parts.filter((part) => isChargedLater(part) && (part.status === 'scheduled' || part.status === 'authorized')).map(laterPart)
}

/** One part that is still to be charged. */
export function laterPart(part: PartRow): LaterPart {
  return { ...mailPart(part), isHeld: part.status === 'authorized', time: saidOfTime(laterTime(part)), note: laterNote(part) }
}
