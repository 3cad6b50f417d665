import { branded } from '@/lib/db/branded'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { KeyedRequest } from '@/lib/domain/refunds/request-key'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const ofSale = {
  sellerOrder: {
    select: {
      orderId: true,
      chargeModel: true,
      paymentIntentId: true,
      amountMinor: true,
      currency: true,
      order: { select: { number: true } },
      seller: { select: { shopName: true } },
    },
  },
} satisfies Prisma.DisputeInclude

export type DisputeRow = Plain<Prisma.DisputeGetPayload<object>> & { accountId: ConnectedAccountId }
/** A dispute with whose sale it is about. */
export type DisputeOfSale = Plain<Prisma.DisputeGetPayload<{ include: typeof ofSale }>> & { accountId: ConnectedAccountId }
type DisputeColumns = Omit<Prisma.DisputeUncheckedCreateInput, 'id' | 'stripeDisputeId'>

/** The disputes of these parts, oldest first. */
export async function findDisputes(sellerOrderIds: string[], tx: Tx = db()): Promise<DisputeRow[]> {
  if (sellerOrderIds.length === 0) return []
  const where = { sellerOrderId: { in: sellerOrderIds } }
  return branded(await tx.dispute.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))
}

/** The same with whose sales they are about, newest first. */
export async function findDisputesOfSales(sellerOrderIds: string[]): Promise<DisputeOfSale[]> {
  if (sellerOrderIds.length === 0) return []
  return branded(await db().dispute.findMany({ where: { sellerOrderId: { in: sellerOrderIds } }, include: ofSale, orderBy: newestFirst }))
}

/** One dispute by Stripe's id; null while we have none. */
export async function findByStripeId(stripeDisputeId: string, tx: Tx): Promise<DisputeRow | null> {
  return branded(await tx.dispute.findUnique({ where: { stripeDisputeId } }))
}

/** One dispute with whose sale it is about. @param sellerId whose it must be; null for an operator */
export async function findDispute(id: string, sellerId: string | null): Promise<DisputeOfSale | null> {
  return branded(await db().dispute.findFirst({ where: { id, ...(sellerId !== null && { sellerId }) }, include: ofSale }))
}

/** Writes what Stripe says of a dispute, the order of its part being locked. */
export async function writeDispute(tx: Tx, stripeDisputeId: string, columns: DisputeColumns): Promise<DisputeRow> {
  return branded(await tx.dispute.upsert({ where: { stripeDisputeId }, create: { stripeDisputeId, ...columns }, update: columns }))
}

/** Changes what we know of a dispute besides what Stripe says. */
export async function updateDispute(
  tx: Tx,
  id: string,
  changes: Pick<Prisma.DisputeUncheckedUpdateInput, 'feeBackMinor' | 'feeBackAt' | 'stripeFeeRefundId'>,
): Promise<void> {
  await tx.dispute.update({ where: { id }, data: changes, select: { id: true } })
}

/** Notes, before Stripe is asked to give our fee back for a lost dispute, with which key; whoever has noted a later one is left alone. */
export async function noteFeeRequest({ id, feeRepeats }: DisputeRow, { requestedAt, repeats }: KeyedRequest): Promise<void> {
  await db().dispute.updateMany({ where: { id, feeRepeats }, data: { feeRequestedAt: requestedAt, feeRepeats: repeats } })
}

/** Open disputes, the earliest due first. @param sellerId null for those of every seller */
export async function findOpenDisputes(sellerId: string | null, limit: number): Promise<DisputeOfSale[]> {
  const where = { closedAt: null, ...(sellerId !== null && { sellerId }) }
  return branded(await db().dispute.findMany({ where, include: ofSale, orderBy: [{ dueBy: 'asc' }, { id: 'asc' }], take: limit }))
}

/** Disputes that are decided, newest first, a page at a time. @param sellerId null for those of every seller */
export async function findClosedDisputes(
  sellerId: string | null,
  { cursor, limit }: { cursor?: string | null; limit: number },
): Promise<Page<DisputeOfSale>> {
  const rows: DisputeOfSale[] = branded(
    await db().dispute.findMany({
      where: { closedAt: { not: null }, ...(sellerId !== null && { sellerId }), ...olderThan(placeOf(cursor)) },
      include: ofSale,
      orderBy: newestFirst,
      take: limit + 1,
    }),
  )
  return pageOf(rows, limit)
}

/** How many disputes wait for an answer. @param sellerId null for those of every seller */
export function countToAnswer(sellerId: string | null): Promise<number> {
  const own = sellerId !== null && { sellerId }
  return db().dispute.count({
    where: { ...own, closedAt: null, dueBy: { not: null }, status: { in: ['needs_response', 'warning_needs_response'] } },
  })
}
