import type { Tx } from '@/lib/db/client'

/**
 * Marks the parts of one mode whose card expires before they are charged and whose buyers are to be told: those charged by `until`, and those that may be charged any
 * day, once they ship, whose card expires by then. What was told of the same day is left out.
 * @param now by Stripe's clock
 * @returns part and day of those that are to be told of now, each given to one caller once
 */
export function markExpiring(
  tx: Tx,
  livemode: boolean,
  { now, until }: { now: Date; until: Date },
  limit: number,
): Promise<{ id: string; dueAt: Date }[]> {
  return tx.$queryRaw<{ id: string; dueAt: Date }[]>`
    insert into "CardExpiryNotice" ("sellerOrderId", "dueAt")
    select part.id, part."dueAt" from (
      select p.id, p."dueAt", p."chargeWhen",
        make_date(coalesce(clone."expYear", own."expYear", card."expYear"), coalesce(clone."expMonth", own."expMonth", card."expMonth"), 1) + interval '1 month' as "cardEnds"
      from "SellerOrder" p join "Order" o on o.id = p."orderId" join "SavedCard" card on card.id = o."savedCardId"
      left join "ClonedCard" clone on clone."paymentMethodId" = p."clonedPaymentMethodId"
      left join "SavedCard" own on own."paymentMethodId" = p."clonedPaymentMethodId"
      where p.status = 'scheduled' and p."chargeWhen" <> 'at_checkout' and p."dueAt" > ${now} and o.livemode = ${livemode}
        and p."agreedAt" is not null and (p."endReason" is null or p."endReason" not in ('buyer_canceled', 'seller_canceled'))
        and (p."chargeWhen" = 'on_shipment' or p."dueAt" <= ${until})
    ) part
    where part."cardEnds" <= part."dueAt" and (part."chargeWhen" = 'on_date' or part."cardEnds" <= ${until})
      and not exists (select 1 from "CardExpiryNotice" told where told."sellerOrderId" = part.id and told."dueAt" = part."dueAt")
    order by part."dueAt" limit ${limit}
    on conflict do nothing
    returning "sellerOrderId" as id, "dueAt"`
}
