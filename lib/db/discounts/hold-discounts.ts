import type { Tx } from '@/lib/db/client'
import { type DiscountTerms, whyNotNow } from '@/lib/domain/pricing/discount'
import type { Said } from '@/lib/domain/wire/said'
import { countUses } from './find-discounts'

/**
 * Holds codes for an order, in its transaction. They are locked in the order of their ids until it ends, so that of several orders at once each sees the others:
 * no code is used more often than its limits say.
 * @returns the codes that are not good any more, with why; then nothing was held
 */
export async function holdDiscounts(tx: Tx, orderId: string, mailbox: string, discountIds: string[]): Promise<{ code: string; sentence: Said }[]> {
  const refused = await refusedNow(tx, discountIds, mailbox)
  if (refused.length === 0) await tx.discountUse.createMany({ data: discountIds.map((discountId) => ({ discountId, orderId, mailbox })) })
  return refused
}

/** Holds again what an order has released, for another try to pay it. @returns as `holdDiscounts` */
export async function holdDiscountsAgain(tx: Tx, orderId: string): Promise<{ code: string; sentence: Said }[]> {
  const where = { orderId, state: 'released' as const }
  const uses = await tx.discountUse.findMany({ where, select: { discountId: true, mailbox: true } })
  const [first] = uses
  if (!first) return []
  const ids = uses.map(({ discountId }) => discountId)
  const refused = await refusedNow(tx, ids, first.mailbox)
  if (refused.length === 0) await tx.discountUse.updateMany({ where, data: { state: 'held' } })
  return refused
}

/** What becomes of the codes of an order. */
export async function markDiscounts(tx: Tx, orderId: string, state: 'held' | 'used' | 'released'): Promise<void> {
  await tx.discountUse.updateMany({ where: { orderId }, data: { state } })
}

async function refusedNow(tx: Tx, discountIds: string[], mailbox: string): Promise<{ code: string; sentence: Said }[]> {
  await tx.$queryRaw`select 1 from "Discount" where id = any(${discountIds}) order by id for no key update`
  const rows: DiscountTerms[] = await tx.discount.findMany({ where: { id: { in: discountIds } }, orderBy: { id: 'asc' } })
  const uses = await countUses(discountIds, mailbox, tx)
  const now = new Date()
  return rows.flatMap((terms) => {
    const sentence = whyNotNow(terms, uses.get(terms.id) ?? { total: 0, byBuyer: 0 }, now)
    return sentence ? [{ code: terms.code, sentence }] : []
  })
}
