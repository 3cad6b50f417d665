import { db, type Tx } from '@/lib/db/client'
import type { DiscountTerms, DiscountUses } from '@/lib/domain/pricing/discount'

/** The platform's codes of these names, and those of these sellers. */
export function findDiscounts(codes: string[], sellerIds: string[]): Promise<DiscountTerms[]> {
  return db().discount.findMany({
    where: { code: { in: codes }, OR: [{ sellerId: null }, { sellerId: { in: sellerIds } }] },
    orderBy: { id: 'asc' },
  })
}

/**
 * How often codes are held or used, by everybody and by one mailbox. Counted no further than their limits, so that a code that was used a million times is not read.
 * @param mailbox of the buyer (`mailboxOf`); null while nobody knows it
 */
export async function countUses(discountIds: string[], mailbox: string | null, tx: Tx = db()): Promise<Map<string, DiscountUses>> {
  const rows = await tx.$queryRaw<{ id: string; total: bigint; byBuyer: bigint }[]>`
    select d.id,
      (select count(*) from (select 1 from "DiscountUse" u where u."discountId" = d.id and u.state <> 'released' limit coalesce(d."limitTotal", 0)) uses) as total,
      (select count(*) from (
        select 1 from "DiscountUse" u where u."discountId" = d.id and u.mailbox = ${mailbox ?? ''} and u.state <> 'released' limit coalesce(d."limitPerBuyer", 0)
      ) own) as "byBuyer"
    from "Discount" d where d.id = any(${discountIds})`
  return new Map(rows.map(({ id, total, byBuyer }) => [id, { total: Number(total), byBuyer: mailbox ? Number(byBuyer) : 0 }]))
}
