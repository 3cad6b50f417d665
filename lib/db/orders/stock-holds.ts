import { db, type Tx } from '@/lib/db/client'
import type { Holder, UnpaidHold } from '@/lib/domain/order/unpaid-holds'

/** Who an order comes from; `network` is null where nobody could tell. */
export type HeldBy = { browserHash: string; mailbox: string; network: string | null }

const DAY = 86_400_000

/**
 * What each holder took of these variants out of limited stock within the last day, as the transaction sees it.
 * @param by one holder
 */
export async function findHolds(tx: Tx, holder: Holder, by: HeldBy, variantIds: string[]): Promise<(UnpaidHold & { variantId: string })[]> {
  const where = { browser: { browserHash: by.browserHash }, mailbox: { mailbox: by.mailbox }, network: { network: by.network } }[holder]
  const rows = await tx.stockHold.findMany({
    where: { ...where, variantId: { in: variantIds }, createdAt: { gt: new Date(Date.now() - DAY) } },
    select: { variantId: true, pieces: true, order: { select: { status: true } } },
  })
  return rows.map(({ variantId, pieces, order }) => ({ variantId, pieces, status: order.status }))
}

/** Of these variants those whose stock is limited. */
export async function findLimited(tx: Tx, variantIds: string[]): Promise<Set<string>> {
  const rows = await tx.variant.findMany({ where: { id: { in: variantIds }, stock: { not: null } }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}

/** Notes what an order took out of limited stock. */
export async function insertHolds(tx: Tx, orderId: string, by: HeldBy, lines: { variantId: string; quantity: number }[]): Promise<void> {
  await tx.stockHold.createMany({ data: lines.map(({ variantId, quantity }) => ({ orderId, variantId, pieces: quantity, ...by })) })
}

/** Deletes notes that are no longer looked at. @returns how many */
export async function deleteOldHolds(now = new Date()): Promise<number> {
  const { count } = await db().stockHold.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - DAY) } } })
  return count
}
