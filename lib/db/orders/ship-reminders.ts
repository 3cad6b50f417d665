import type { Tx } from '@/lib/db/client'

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
        and p."givesUp" and p."readyAt" is null and p."agreedAt" is not null and p."shipRemindedAt" is null and o.livemode = ${livemode}
      order by p."dueAt" limit ${limit} for update of p skip locked)
    returning id`
  return parts.map(({ id }) => id)
}
