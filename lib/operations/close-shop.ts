import { cancelSale } from '@/lib/cancelation/cancel-sale'
import { canErase } from '@/lib/db/people/erase-person'
import { beginClosure, countUnsoldKeys, findOwed, findUnderWayOf, finishClosure, type UnderWayPart, worksElsewhere } from '@/lib/db/sellers/closures'
import { findSeller } from '@/lib/db/sellers/sellers'
import { mayCancel } from '@/lib/domain/order/cancel-item'
import { type ClosingView, owesNothing } from '@/lib/domain/wire/closing-view'
import { disconnectAccount } from '@/lib/sellers/connect/disconnect-account'
import { deleteStripeCustomers } from './person-data'

/**
 * `name_differs`: what was typed is not the shop's name. `owed`: buyers wait for what they have paid, or for a return. `under_way`: so many sales whose money is still on its way. `own_orders`: the seller's own purchases are
 * not finished. `stripe_silent`: Stripe did not confirm; what was done stays done, and the next try goes on.
 */
export type CloseShopOutcome = { kind: 'closed' } | { kind: 'refused'; code: 'name_differs' | 'owed' | 'own_orders' | 'stripe_silent' } | UnderWay
type UnderWay = { kind: 'refused'; code: 'under_way'; count: number }

type Owner = { sellerId: string; email: string }

/**
 * Closes a seller's shop for good: products withdrawn, charges of later days canceled, the Stripe account disconnected, then what is personal erased here and at Stripe.
 * Refused while something is owed to a buyer, and while money is on its way that the seller cannot cancel. Stopped anywhere, the next try goes on from there.
 * @param typed the shop's name, so that nobody closes one by mistake
 */
export async function closeShop({ sellerId, email }: Owner, typed: string): Promise<CloseShopOutcome> {
  const shop = await findSeller(sellerId)
  if (!shop || typed.trim().normalize() !== shop.shopName.trim().normalize()) return { kind: 'refused', code: 'name_differs' }
  if ((await canErase(email)) === 'open_orders') return { kind: 'refused', code: 'own_orders' }
  const before = underWay((await findUnderWayOf(sellerId)).filter((part) => !mayEnd(part)))
  if (before) return before
  if (!owesNothing(await findOwed(sellerId))) return OWED
  await cancelAll(sellerId, await beginClosure(sellerId))
  const left = underWay(await findUnderWayOf(sellerId))
  if (left) return left
  // Paid or asked for since: nothing more is once the products are withdrawn, but returns.
  if (!owesNothing(await findOwed(sellerId))) return OWED
  const disconnected = await disconnectAccount(sellerId)
  if (disconnected.kind === 'refused' && disconnected.code === 'open_orders')
    return { kind: 'refused', code: 'under_way', count: disconnected.openOrders }
  if (disconnected.kind === 'refused' && disconnected.code === 'not_confirmed') return { kind: 'refused', code: 'stripe_silent' }
  if (!(await worksElsewhere(sellerId, email)) && !(await deleteStripeCustomers(email))) return { kind: 'refused', code: 'stripe_silent' }
  const closed = await finishClosure(sellerId, email)
  if (closed === 'closed') return { kind: 'closed' }
  if (closed === 'owed') return OWED
  return closed === 'under_way' ? { kind: 'refused', code: 'under_way', count: 1 } : { kind: 'refused', code: 'own_orders' }
}

const OWED = { kind: 'refused', code: 'owed' } as const

/** What stands between a shop and its closing, for its seller. */
export async function readClosing(sellerId: string): Promise<ClosingView> {
  const [owed, unsoldKeys] = await Promise.all([findOwed(sellerId), countUnsoldKeys(sellerId)])
  return { owed, unsoldKeys }
}

/** Charges of later days can be canceled. */
function mayEnd(part: UnderWayPart): boolean {
  return part.agreedAt !== null && mayCancel(part)
}

async function cancelAll(sellerId: string, parts: UnderWayPart[]): Promise<void> {
  for (const { id } of parts.filter(mayEnd)) await cancelSale(sellerId, id)
}

const underWay = ({ length: count }: UnderWayPart[]): UnderWay | null => (count === 0 ? null : { kind: 'refused', code: 'under_way', count })
