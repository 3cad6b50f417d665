import { findOwnFeeRules } from '@/lib/db/pricing/fee-rules'
import { plainRule } from '@/lib/domain/pricing/fee-rules'
import type { OwnFee } from '@/lib/domain/wire/fee-views'

/** The most that a page shows. */
const MOST = 200

/** The fees of single shops and products, in force or to come; of one seller, where told. */
export async function listOwnFees(sellerId: string | null = null): Promise<OwnFee[]> {
  const rows = await findOwnFeeRules(sellerId, MOST)
  const now = new Date()
  return rows.flatMap(({ id, seller, product, currency, startsAt, ...row }) => {
    const owner = seller ?? product?.seller
    const isOver = row.feeBps === null && startsAt <= now
    if (!owner || isOver) return []
    const rule = row.feeBps === null ? null : plainRule({ ...row, feeBps: row.feeBps })
    return [
      { id, sellerId: owner.id, shopName: owner.shopName, currency, product: product?.name ?? null, rule, from: startsAt > now ? startsAt : null },
    ]
  })
}
