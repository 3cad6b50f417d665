import { db, type Tx } from '@/lib/db/client'

/**
 * Orders of one mode with a part that is charged, or given up, on a later day which has come. Longest due first.
 * @returns each order with the earliest of its days
 */
export async function findDueOrders(livemode: boolean, now: Date, limit: number): Promise<{ orderId: string; dueAt: Date }[]> {
  const parts = await db().sellerOrder.findMany({
    where: {
      dueAt: { lte: now },
      OR: [{ status: { in: ['scheduled', 'authorized', 'declined'] } }, { status: { in: ['pending', 'requires_action'] }, givesUp: true }],
      order: { livemode },
    },
    select: { orderId: true, dueAt: true },
    orderBy: { dueAt: 'asc' },
    take: limit,
  })
  const earliest = new Map<string, Date>()
  for (const { orderId, dueAt } of parts) if (dueAt && !earliest.has(orderId)) earliest.set(orderId, dueAt)
  return [...earliest].map(([orderId, dueAt]) => ({ orderId, dueAt }))
}

/**
 * Makes due what could not be charged because its seller had left.
 * @param now by Stripe's clock
 */
export async function bringForward(accountId: string, livemode: boolean, now: Date): Promise<void> {
  const where = { accountId, endReason: 'seller_disconnected' as const, givesUp: false, order: { livemode } }
  await db().sellerOrder.updateMany({ where: { ...where, status: { in: ['declined', 'authorized'] }, dueAt: { gt: now } }, data: { dueAt: now } })
}

/**
 * Marks the parts of one mode whose sellers must ship them before `until` and were not reminded of it; what is locked by somebody else is left for the next time.
 * @param now by Stripe's clock: what should have been shipped before it is not reminded of any more
 * @returns the ids of those that are to be reminded of now, each given to one caller once
 */
export async function markToRemind(tx: Tx, livemode: boolean, { now, until }: { now: Date; until: Date }, limit: number): Promise<string[]> {
  const parts = await tx.$queryRaw<{ id: string }[]>`
    update "SellerOrder" set "shipRemindedAt" = now() at time zone 'utc'
    where id in (
      select p.id from "SellerOrder" p join "Order" o on o.id = p."orderId"
      where p.status = 'scheduled' and p."dueAt" > ${now} and p."dueAt" <= ${until} and p."chargeWhen" = 'on_shipment'
        and p."givesUp" and p."shippedAt" is null and p."agreedAt" is not null and p."shipRemindedAt" is null and o.livemode = ${livemode}
      order by p."dueAt" limit ${limit} for update of p skip locked)
    returning id`
  return parts.map(({ id }) => id)
}
