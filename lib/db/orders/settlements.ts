import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

export type PartForSettlement = {
  id: string
  orderId: string
  accountId: string
  paymentIntentId: string | null
  chargeId: string | null
  status: string
  amountMinor: number
  settledAt: Date | null
  order: { decision: string }
}
const columns = {
  id: true,
  orderId: true,
  accountId: true,
  paymentIntentId: true,
  chargeId: true,
  status: true,
  amountMinor: true,
  settledAt: true,
  order: { select: { decision: true } },
} satisfies Prisma.SellerOrderSelect

/** A part as settlement needs it; null when there is none. */
export function findPart(sellerOrderId: string): Promise<PartForSettlement | null> {
  return db().sellerOrder.findUnique({ where: { id: sellerOrderId }, select: columns })
}

/** The part a PaymentIntent belongs to; null when it is none of ours. */
export function findPartByPaymentIntent(paymentIntentId: string): Promise<PartForSettlement | null> {
  return db().sellerOrder.findUnique({ where: { paymentIntentId }, select: columns })
}

/** Writes what Stripe says of a charge. */
export async function storeSettlement(sellerOrderId: string, changes: Prisma.SellerOrderUncheckedUpdateInput): Promise<void> {
  await db().sellerOrder.update({ where: { id: sellerOrderId }, data: changes })
}

/** Parts of one mode, captured between two moments, that should be settled by now and are not, oldest first. */
export async function findUnsettledParts(livemode: boolean, captured: { after: Date; before: Date }, limit: number): Promise<string[]> {
  const capturedAt = { gt: captured.after, lt: captured.before }
  const parts = await db().sellerOrder.findMany({
    where: { status: 'captured', settledAt: null, capturedAt, chargeId: { not: null }, order: { livemode } },
    select: { id: true },
    orderBy: { capturedAt: 'asc' },
    take: limit,
  })
  return parts.map(({ id }) => id)
}
