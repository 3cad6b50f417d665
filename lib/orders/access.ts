import type { Viewer } from '@/lib/auth/viewer-of'
import type { OrderRow } from '@/lib/db/orders/orders'
import type { LinkScope } from '@/lib/domain/order/link-terms'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { type LinkedOrder, readKey } from './order-link'

type Person = Pick<Viewer, 'userId' | 'email'> & Partial<Pick<Viewer, 'isProven'>>

/**
 * Who is at the checkout: a signed-in person or a guest, which browser (hash of its cookie, and its name of itself), how it wants to be written to, and from which
 * network it comes (as clientIp gives it).
 */
export type Buyer = { viewer: Person | null; browserHash: string; reader?: Reader; network?: string; agent?: string }

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

/**
 * Whether this person may do something with an order: who may go on with it, and whoever came by a link from its mail that allows it and is not over.
 * @param key from that link
 */
export function mayOpen(
  order: LinkedOrder & Pick<OrderRow, 'browserHash' | 'userId' | 'email'>,
  buyer: Buyer,
  key: string | undefined,
  to: LinkScope,
): boolean {
  if (mayContinue(order, buyer)) return true
  const known = key === undefined ? null : readKey(order, key)
  return known?.state === 'good' && known.scopes.includes(to)
}
