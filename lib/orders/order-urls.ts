import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

/** Where a buyer sees an order. The browser that bought needs no key. */
export function orderPath(orderId: string): string {
  return `/orders/${orderId}`
}

/** The same as a full address, as Stripe wants it for returning buyers. */
export function orderUrl(orderId: string): string {
  return `${env().appUrl}${orderPath(orderId)}`
}

/** The address for a mail: it opens the order on any device of whoever holds the mail. */
export function orderUrlWithKey(orderId: string): string {
  return `${orderUrl(orderId)}?key=${orderKey(orderId)}`
}

/** The address for a mail where a charge that was refused without its buyer is put right, on any device. */
export function recoverUrlWithKey(orderId: string): string {
  return `${env().appUrl}${recoverPath(orderId, orderKey(orderId))}`
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
export function changeCardUrlWithKey(orderId: string): string {
  return `${env().appUrl}${changeCardPath(orderId, orderKey(orderId))}`
}

/** Where whoever came with a key sees the order. */
export function orderPathWithKey(orderId: string, key: string | undefined): string {
  return key ? `${orderPath(orderId)}?key=${encodeURIComponent(key)}` : orderPath(orderId)
}

/** Whether `key` opens this order. */
export function isOrderKey(orderId: string, key: string): boolean {
  const expected = Buffer.from(orderKey(orderId))
  const given = Buffer.from(key)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Derived, not stored: it cannot leak from the database. */
function orderKey(orderId: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`order:${orderId}`).digest('base64url')
}
