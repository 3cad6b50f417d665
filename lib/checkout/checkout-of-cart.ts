import { createHash } from 'node:crypto'
import { findCartContents } from '@/lib/db/carts/carts'
import { findOrderByCheckout, type OrderRow } from '@/lib/db/orders/orders'
import { type Buyer, mayContinue, ownerOf } from '@/lib/orders/access'

/** So often one cart, left as it is, is begun anew. */
const MOST_TIMES = 50
const OVER = new Set<OrderRow['status']>(['canceled', 'refunded'])

/** @property begun the order that this cart has become, unless that is over */
export type CheckoutOfCart = { checkoutId: string; begun: OrderRow | null }

/**
 * The checkout id of a cart as it stands: the same in every window and on every device of its buyer, so that a cart that is paid in two of them at once is one
 * order. Another quantity or another product makes another id, and so does an order that came to nothing.
 * @returns null for an empty cart
 */
export async function checkoutOfCart(buyer: Buyer): Promise<CheckoutOfCart | null> {
  const lines = await findCartContents(ownerOf(buyer))
  if (lines.length === 0) return null
  const contents = lines.map(({ id, quantity }) => `${id} ${quantity}`).join(', ')
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const checkoutId = idOf(`${contents}; ${time}`)
    const order = await findOrderByCheckout(checkoutId)
    if (!order) return { checkoutId, begun: null }
    if (isInTheWay(order, buyer)) return { checkoutId, begun: order }
  }
  return null
}

/** An order that came to nothing is not in the way, nor is one whose goods have left the cart: these are others that look the same. */
function isInTheWay(order: OrderRow, buyer: Buyer): boolean {
  const hasLeft = order.parts.every(({ leftCartAt }) => leftCartAt !== null)
  return mayContinue(order, buyer) && !OVER.has(order.status) && !hasLeft
}

/** A UUID made of a text (version 8: of one's own making, RFC 9562). */
function idOf(text: string): string {
  const bytes = createHash('sha256').update(`checkout of ${text}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
