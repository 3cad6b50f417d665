import { db, type Tx } from '@/lib/db/client'
import type { Prisma, RevokeReason } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'

/**
 * Gives the right to what digital lines sold, in the transaction that records their payment. Once a line: twice is a no-op. Whoever had lost it by a refund that
 * then failed has it again.
 */
export async function grantEntitlements(tx: Tx, lines: { id: string; productId: string }[]): Promise<void> {
  if (lines.length === 0) return
  await tx.entitlement.createMany({ data: lines.map(({ id, productId }) => ({ orderLineId: id, productId })), skipDuplicates: true })
  const back = { orderLineId: { in: lines.map(({ id }) => id) }, revokedReason: 'refunded' as const }
  await tx.entitlement.updateMany({ where: back, data: { revokedAt: null, revokedReason: null } })
}

/** Takes the right to what a part sold: it was refunded whole, or its dispute is lost. What was revoked before keeps its reason. */
export async function revokeEntitlements(tx: Tx, sellerOrderId: string, reason: RevokeReason): Promise<void> {
  await tx.entitlement.updateMany({
    where: { orderLine: { sellerOrderId }, revokedAt: null },
    data: { revokedAt: new Date(), revokedReason: reason },
  })
}

/** Gives it back where it was taken for a dispute that is won after all. */
export async function restoreEntitlements(tx: Tx, sellerOrderId: string): Promise<void> {
  const where = { orderLine: { sellerOrderId }, revokedReason: 'dispute_lost' as const }
  await tx.entitlement.updateMany({ where, data: { revokedAt: null, revokedReason: null } })
}

/** The same of one line, all of whose pieces are refunded. */
export async function revokeLine(tx: Tx, orderLineId: string, reason: RevokeReason): Promise<void> {
  await tx.entitlement.updateMany({ where: { orderLineId, revokedAt: null }, data: { revokedAt: new Date(), revokedReason: reason } })
}

const withLine = {
  orderLine: {
    select: {
      id: true,
      name: true,
      variantId: true,
      variantTitle: true,
      quantity: true,
      sellerOrder: { select: { id: true, orderId: true, status: true, amountMinor: true, refundedMinor: true } },
    },
  },
} satisfies Prisma.EntitlementInclude

/** A right with its line, and how the payment of its part stands. */
export type EntitlementRow = Plain<Prisma.EntitlementGetPayload<{ include: typeof withLine }>>

/** The rights to what these parts sold. */
export async function findEntitlements(sellerOrderIds: string[]): Promise<EntitlementRow[]> {
  if (sellerOrderIds.length === 0) return []
  return db().entitlement.findMany({ where: { orderLine: { sellerOrderId: { in: sellerOrderIds } } }, include: withLine, orderBy: { id: 'asc' } })
}

/** One right; null when there is none. */
export async function findEntitlement(id: string): Promise<EntitlementRow | null> {
  return db().entitlement.findUnique({ where: { id }, include: withLine })
}
