import type { Viewer } from '@/lib/auth/viewer-of'
import type { OrderRow } from '@/lib/db/orders/orders'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { isOrderKey } from './order-urls'

type Person = Pick<Viewer, 'userId' | 'email'> & Partial<Pick<Viewer, 'isProven'>>

/**
 * Who is at the checkout: a signed-in person or a guest, which browser (hash of its cookie), how it wants to be written to, and from which network it comes
 * (as clientIp gives it).
 */
export type Buyer = { viewer: Person | null; browserHash: string; reader?: Reader; network?: string }

/** Whose carts and orders are this person's: the signed-in one's, and those of the browser. */
export function ownerOf({ viewer, browserHash }: Buyer): { userId: string | null; browserHash: string } {
  return { userId: viewer?.userId ?? null, browserHash }
}

/**
 * Whether this person may continue an order: a signed-in person's order is theirs alone, on any device. A guest's belongs to the browser that began it, and to
 * whoever has proven the address it was placed under.
 */
export function mayContinue(order: Pick<OrderRow, 'browserHash' | 'userId' | 'email'>, { viewer, browserHash }: Buyer): boolean {
  if (order.userId !== null) return order.userId === viewer?.userId
  return order.browserHash === browserHash || (viewer?.isProven === true && order.email === viewer.email.toLowerCase())
}

/** Whether this person may see an order: who may go on with it, and whoever holds the address from its mail. */
export function maySee(order: Pick<OrderRow, 'id' | 'browserHash' | 'userId' | 'email'>, buyer: Buyer, key?: string): boolean {
  return mayContinue(order, buyer) || (key !== undefined && isOrderKey(order.id, key))
}
