import { moveGuestWishes } from '@/lib/db/carts/wishes'
import { transaction } from '@/lib/db/client'

/**
 * Moves what belongs to a guest's browser to another hash: the orders nobody was signed in for, the cart and the wishlist. A cart that is there already stays as it is.
 * Orders of signed-in people are not touched.
 */
export async function moveGuestOrders(before: string, after: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.order.updateMany({ where: { browserHash: before, userId: null }, data: { browserHash: after } })
    await tx.$executeRaw`
      update "Cart" set "browserHash" = ${after} where "browserHash" = ${before} and not exists (select from "Cart" where "browserHash" = ${after})`
    await moveGuestWishes(tx, before, after)
    // An order that was begun before an earlier sign-in takes its items out of the cart that its own became part of.
    await tx.cart.updateMany({ where: { mergedBrowserHash: before }, data: { mergedBrowserHash: after } })
  })
}
