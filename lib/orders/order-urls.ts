import { linkTerms } from '@/lib/domain/order/link-terms'
import { env } from '@/lib/env'
import { type LinkedOrder, orderKey } from './order-link'

/** An order as a mail about it needs it: its links allow and last as it stands now. */
type MailedOrder = LinkedOrder & Parameters<typeof linkTerms>[0]

/** Where a buyer sees an order. The browser that bought needs no key. */
export function orderPath(orderId: string): string {
  return `/orders/${orderId}`
}

/** The same as a full address, as Stripe wants it for returning buyers. */
export function orderUrl(orderId: string): string {
  return `${env().appUrl}${orderPath(orderId)}`
}

/** The address for a mail: it opens the order on any device of whoever holds the mail, for a while. */
export function orderUrlWithKey(order: MailedOrder): string {
  return `${orderUrl(order.id)}?key=${keyOf(order)}`
}

/** The address for a mail where a charge that was refused without its buyer is put right, on any device. */
export function recoverUrlWithKey(order: MailedOrder): string {
  return `${env().appUrl}${recoverPath(order.id, keyOf(order))}`
}

/** The same for whoever has the order open already, with a key or without. */
export function recoverPath(orderId: string, key?: string): string {
  return `${orderPath(orderId)}/recover${key ? `?key=${encodeURIComponent(key)}` : ''}`
}

/** Where another card is given for what an order is charged later. */
export function changeCardPath(orderId: string, key?: string): string {
  return `${orderPath(orderId)}/card${key ? `?key=${encodeURIComponent(key)}` : ''}`
}

/** The same as an address for a mail, which opens on any device. */
export function changeCardUrlWithKey(order: MailedOrder): string {
  return `${env().appUrl}${changeCardPath(order.id, keyOf(order))}`
}

/** A document of an order as an address for a mail, which opens on any device. */
export function documentUrlWithKey(order: MailedOrder, documentId: string): string {
  return `${env().appUrl}/documents/${documentId}?key=${keyOf(order)}`
}

/** Where whoever came with a key sees the order. */
export function orderPathWithKey(orderId: string, key: string | undefined): string {
  return key ? `${orderPath(orderId)}?key=${encodeURIComponent(key)}` : orderPath(orderId)
}

function keyOf(order: MailedOrder): string {
  return orderKey(order, linkTerms(order, new Date()))
}
