import { db, type Tx } from '@/lib/db/client'
import type { Holder, UnpaidHold } from '@/lib/domain/order/unpaid-holds'

/** Who an order comes from; `network` is null where nobody could tell. */
export type HeldBy = { browserHash: string; mailbox: string; network: string | null }

const DAY = 86_400_000

/**
 * What each holder took of these products out of limited stock within the last day, as the transaction sees it.
 * @param by one holder
 */
export async function findHolds(tx: Tx, holder: Holder, by: HeldBy, productIds: string[]): Promise<(UnpaidHold & { productId: string })[]> {
  const where = { browser: { browserHash: by.browserHash }, mailbox: { mailbox: by.mailbox }, network: { network: by.network } }[holder]
  const rows = await tx.stockHold.findMany({
    where: { ...where, productId: { in: productIds }, createdAt: { gt: new Date(Date.now() - DAY) } },
    select: { productId: true, pieces: true, order: { select: { status: true } } },
  })
  return rows.map(({ productId, pieces, order }) => ({ productId, pieces, status: order.status }))
}

/** Of these products those whose stock is limited. */
export async function findLimited(tx: Tx, productIds: string[]): Promise<Set<string>> {
  const rows = await tx.product.findMany({ where: { id: { in: productIds }, stock: { not: null } }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}

/** Notes what an order took out of limited stock. */
export async function insertHolds(tx: Tx, orderId: string, by: HeldBy, lines: { productId: string; quantity: number }[]): Promise<void> {
  await tx.stockHold.createMany({ data: lines.map(({ productId, quantity }) => ({ orderId, productId, pieces: quantity, ...by })) })
}

/** Deletes notes that are no longer looked at. @returns how many */
export async function deleteOldHolds(now = new Date()): Promise<number> {
  const { count } = await db().stockHold.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - DAY) } } })
  return count
}
