import { db, type Tx } from '@/lib/db/client'
import { USUAL_CANCEL_MINUTES } from '@/lib/domain/fulfilment/cancelation'

/** Writes that a buyer asks to cancel a part, or has canceled it by themselves. */
export async function insertCancelation(tx: Tx, sellerOrderId: string, status: 'requested' | 'accepted'): Promise<void> {
  await tx.cancelation.create({ data: { sellerOrderId, status, answeredAt: status === 'accepted' ? new Date() : null } })
}

/** Answers what was asked and not answered yet. @param reason why it is declined; null where it was shipped instead, or is accepted */
export async function answerCancelation(tx: Tx, sellerOrderId: string, status: 'accepted' | 'declined', reason: string | null): Promise<void> {
  await tx.cancelation.updateMany({ where: { sellerOrderId, status: 'requested' }, data: { status, reason, answeredAt: new Date() } })
}

/** For how many minutes after an order the buyers of each of these sellers cancel by themselves. */
export async function findCancelMinutes(sellerIds: string[]): Promise<Map<string, number>> {
  const rows = await db().shopPolicy.findMany({ where: { sellerId: { in: sellerIds } } })
  return new Map(sellerIds.map((id) => [id, rows.find(({ sellerId }) => sellerId === id)?.cancelMinutes ?? USUAL_CANCEL_MINUTES]))
}

/** Writes for how many minutes a seller's buyers cancel by themselves. */
export async function writeCancelMinutes(tx: Tx, sellerId: string, cancelMinutes: number): Promise<void> {
  await tx.shopPolicy.upsert({ where: { sellerId }, create: { sellerId, cancelMinutes }, update: { cancelMinutes } })
}
