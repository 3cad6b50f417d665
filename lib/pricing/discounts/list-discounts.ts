import {
  type DiscountOwner,
  type DiscountRow,
  findOwnDiscount,
  findOwnDiscounts,
  findProductNames,
  MOST_COUNTED,
  sellerIdOf,
  sumUses,
} from '@/lib/db/discounts/edit-discounts'
import type { DiscountListView } from '@/lib/domain/wire/discount-views'

/** The most products that the form of a code lists. */
const LISTED_PRODUCTS = 200

/** The codes of an owner with their uses so far, the newest first. */
export async function listDiscounts(owner: DiscountOwner): Promise<DiscountListView[]> {
  const rows = await findOwnDiscounts(sellerIdOf(owner))
  const uses = await sumUses(rows.map(({ id }) => id))
  const now = new Date()
  return rows.map((row) => {
    const { used, held } = uses.get(row.id) ?? { used: 0, held: 0 }
    const { id, code, kind, percentBps, amountMinor, currency, minGoodsMinor, productIds, startsAt, endsAt, limitTotal, limitPerBuyer } = row
    const days = { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null }
    const what = { id, code, kind, percentBps, amountMinor, currency, minGoodsMinor, products: productIds.length }
    return {
      ...what,
      ...days,
      limitTotal,
      limitPerBuyer,
      used,
      isMore: limitTotal === null && used >= MOST_COUNTED,
      held,
      state: stateOf(row, used + held, now),
    }
  })
}

/** One code of an owner for editing, with its version; null if it is none of theirs. */
export async function getDiscount(owner: DiscountOwner, id: string): Promise<(DiscountRow & { version: string }) | null> {
  const row = await findOwnDiscount(sellerIdOf(owner), id)
  return row && { ...row, version: row.updatedAt.toISOString() }
}

/** What a seller's code can be limited to. @param chosen what it is limited to already */
export function listDiscountable(sellerId: string, chosen: string[]): Promise<{ id: string; name: string }[]> {
  return findProductNames(sellerId, chosen, LISTED_PRODUCTS)
}

function stateOf({ startsAt, endsAt, limitTotal }: DiscountRow, taken: number, now: Date): DiscountListView['state'] {
  if (endsAt && endsAt <= now) return 'ended'
  if (limitTotal !== null && taken >= limitTotal) return 'used_up'
  return startsAt && startsAt > now ? 'planned' : 'active'
}
