import { branded } from '@/lib/db/branded'
import { db, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { ChargeModel } from '@/lib/domain/order/charge-model'

export type PartForSettlement = {
  id: string
  orderId: string
  accountId: ConnectedAccountId
  chargeModel: ChargeModel
  paymentIntentId: string | null
  chargeId: string | null
  status: string
  currency: string
  amountMinor: number
  applicationFeeMinor: number
  order: { decision: string; livemode: boolean }
}
const columns = {
  id: true,
  orderId: true,
  accountId: true,
  chargeModel: true,
  paymentIntentId: true,
  chargeId: true,
  status: true,
  currency: true,
  amountMinor: true,
  applicationFeeMinor: true,
  order: { select: { decision: true, livemode: true } },
} satisfies Prisma.SellerOrderSelect

/** A part as settlement needs it; null when there is none. */
export async function findPart(sellerOrderId: string): Promise<PartForSettlement | null> {
  return branded(await db().sellerOrder.findUnique({ where: { id: sellerOrderId }, select: columns }))
}

/** The part a PaymentIntent belongs to; null when it is none of ours. */
export async function findPartByPaymentIntent(paymentIntentId: string): Promise<PartForSettlement | null> {
  return branded(await db().sellerOrder.findUnique({ where: { paymentIntentId }, select: columns }))
}

/** What Stripe booked for a charge. */
type SettlementRead = {
  balanceTransactionId: string
  currency: string
  grossMinor: number
  stripeFeeMinor: number
  applicationFeeMinor: number
  netMinor: number
  availableOn: Date
}
type ChargeRead = { refundedFeeMinor: number; receiptUrl?: string }
/**
 * Writes what Stripe says of a charge, and of what it booked for it, once it has.
 * @param askedAt when the charge was read: what happened to the part since then is still to be read
 */
export function storeSettlement(sellerOrderId: string, charge: ChargeRead, settlement: SettlementRead | null, askedAt: Date): Promise<void> {
  return transaction(async (tx) => {
    await tx.sellerOrder.update({ where: { id: sellerOrderId }, data: charge, select: { id: true } })
    if (!settlement) return
    await tx.settlement.upsert({ where: { sellerOrderId }, create: { sellerOrderId, ...settlement }, update: settlement })
    await tx.sellerOrder.updateMany({ where: { id: sellerOrderId, unsettledSince: { lte: askedAt } }, data: { unsettledSince: null } })
  })
}

/** Whether all of a sale is read that its capture brought, and its document is issued. @param cause of its document */
export async function isSettledSale(sellerOrderId: string, cause: string): Promise<boolean> {
  const where = { id: sellerOrderId, unsettledSince: null, settlement: { isNot: null }, documents: { some: { cause } } }
  return (await db().sellerOrder.count({ where })) > 0
}

/** Parts of one mode that should be settled by now and are not, or of which a refund was not read, longest ago first. */
export async function findUnsettledParts(livemode: boolean, since: { after: Date; before: Date }, limit: number): Promise<string[]> {
  const parts = await db().sellerOrder.findMany({
    where: { unsettledSince: { gt: since.after, lt: since.before }, chargeId: { not: null }, order: { livemode } },
    select: { id: true },
    orderBy: { unsettledSince: 'asc' },
    take: limit,
  })
  return parts.map(({ id }) => id)
}
