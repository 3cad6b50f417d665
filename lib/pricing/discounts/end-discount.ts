import { transaction } from '@/lib/db/client'
import { type DiscountOwner, endDiscountAt, lockOwnDiscounts, sellerIdOf } from '@/lib/db/discounts/edit-discounts'

/**
 * Ends a code now: no further order takes it, and those that hold it keep it. Twice is a no-op, and so is somebody else's code.
 * @param owner who is signed in
 */
export function endDiscount(owner: DiscountOwner, id: string): Promise<void> {
  return transaction(async (tx) => {
    const now = new Date()
    const own = (await lockOwnDiscounts(tx, sellerIdOf(owner))).find((each) => each.id === id)
    if (own && (own.endsAt === null || own.endsAt > now)) await endDiscountAt(tx, owner, own, now)
  })
}
