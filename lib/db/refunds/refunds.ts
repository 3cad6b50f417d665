import { writeShopEvent } from '@/lib/db/api/outbox'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import type { FeePolicy, LostDisputePolicy, RefundPolicy } from '@/lib/domain/refunds/fee-back'
import type { KeyedRequest } from '@/lib/domain/refunds/request-key'

const withLines = { lines: { orderBy: { id: 'asc' } } } satisfies Prisma.RefundInclude

/** A refund with its pieces. */
export type RefundRow = Plain<Prisma.RefundGetPayload<{ include: typeof withLines }>>
export type RefundChanges = Omit<Prisma.RefundUncheckedUpdateInput, 'id' | 'sellerOrderId' | 'amountMinor' | 'lines'>
type NewLine = Omit<Prisma.RefundLineUncheckedCreateInput, 'id' | 'refundId' | 'movement'>
type NewRefund = Omit<Prisma.RefundUncheckedCreateInput, 'lines'> & { lines: NewLine[] }

/** The refunds of these parts, oldest first. */
export function findRefunds(sellerOrderIds: string[], tx: Tx = db()): Promise<RefundRow[]> {
  if (sellerOrderIds.length === 0) return Promise.resolve([])
  const where = { sellerOrderId: { in: sellerOrderIds } }
  return tx.refund.findMany({ where, include: withLines, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

/** One refund; null when there is none. */
export function findRefund(id: string, tx: Tx = db()): Promise<RefundRow | null> {
  return tx.refund.findUnique({ where: { id }, include: withLines })
}

/**
 * Writes a refund, and tells its seller's programs. The database refuses one that is asked for and gives back more than was charged, pieces that were not bought, and
 * pieces as not sent that have left.
 */
export async function insertRefund(tx: Tx, sellerId: string, { lines, ...row }: NewRefund): Promise<RefundRow> {
  const { id } = await tx.refund.create({ data: row, select: { id: true } })
  if (lines.length > 0) await tx.refundLine.createMany({ data: lines.map((line) => ({ ...line, refundId: id })) })
  await writeShopEvent(tx, { sellerId, type: 'refund.created', data: { object: 'refund', id, order: row.sellerOrderId } })
  return tx.refund.findUniqueOrThrow({ where: { id }, include: withLines })
}

/** Changes what is known of a refund. */
export async function updateRefund(tx: Tx, id: string, changes: RefundChanges): Promise<void> {
  await tx.refund.update({ where: { id }, data: changes })
}

/** Notes, before Stripe is asked for a refund, with which key; whoever has noted a later one is left alone. */
export async function noteRequest({ id, repeats }: RefundRow, { requestedAt, repeats: next }: KeyedRequest): Promise<void> {
  await db().refund.updateMany({ where: { id, repeats }, data: { requestedAt, repeats: next } })
}

/** The same of our fee that goes back with it. */
export async function noteFeeRequest({ id, feeRepeats }: RefundRow, { requestedAt, repeats }: KeyedRequest): Promise<void> {
  await db().refund.updateMany({ where: { id, feeRepeats }, data: { feeRequestedAt: requestedAt, feeRepeats: repeats } })
}

/**
 * Puts refunded pieces back on the shelf, their products being locked: once for each line of a refund, which the database holds too. By SQL: of unlimited stock
 * nothing is moved, and no row comes back.
 */
export async function restock(tx: Tx, lines: { refundLineId: string; variantId: string; quantity: number }[]): Promise<void> {
  for (const { refundLineId, variantId, quantity } of lines)
    await tx.$executeRaw`
      insert into "StockMovement" ("variantId", quantity, kind, "refundLineId") values (${variantId}, ${quantity}::int, 'restocked', ${refundLineId})
      on conflict ("refundLineId") do nothing`
}

/** Pieces of these parts that are refunded and never leave, by their lines; those of canceled parts are not in it. */
export async function findDropped(sellerOrderIds: string[], tx: Tx = db()): Promise<Map<string, number>> {
  if (sellerOrderIds.length === 0) return new Map()
  const refund = { sellerOrderId: { in: sellerOrderIds }, status: { not: 'refused' as const } }
  const rows = await tx.refundLine.findMany({ where: { refund, openQuantity: { gt: 0 } }, select: { orderLineId: true, openQuantity: true } })
  const dropped = new Map<string, number>()
  for (const { orderLineId, openQuantity } of rows) dropped.set(orderLineId, (dropped.get(orderLineId) ?? 0) + openQuantity)
  return dropped
}

/** What becomes of our fee when money is given back, as the operator has set it; what was never set is `proportional`. */
export async function findFeePolicy(tx: Tx = db()): Promise<FeePolicy> {
  return (await tx.refundSetting.findUnique({ where: { id: 1 } }))?.feePolicy ?? 'proportional'
}

/** Sets all of it. */
export async function writeRefundPolicy(tx: Tx, policy: RefundPolicy): Promise<void> {
  await tx.refundSetting.upsert({ where: { id: 1 }, create: policy, update: policy })
}

/** Whether the shop answers disputes that their sellers have not answered a day before the end; unless set it does not. */
export async function answersForSellers(tx: Tx = db()): Promise<boolean> {
  return (await tx.refundSetting.findUnique({ where: { id: 1 } }))?.answersForSellers ?? false
}

/** What becomes of our fee when a dispute is lost; what was never set is `keep`. */
export async function findLostDisputePolicy(tx: Tx = db()): Promise<LostDisputePolicy> {
  return (await tx.refundSetting.findUnique({ where: { id: 1 } }))?.onLostDispute ?? 'keep'
}

/** Stripe's own fee, in the currency of the seller's balance. */
export type StripeFee = { currency: string; stripeFeeMinor: number }

/** What Stripe booked as its own fee for the charge of a part, in the currency of its seller's balance; null while it is not known. */
export async function findStripeFee(sellerOrderId: string, tx: Tx = db()): Promise<StripeFee | null> {
  return tx.settlement.findUnique({ where: { sellerOrderId }, select: { currency: true, stripeFeeMinor: true } })
}
