import type { Tx } from '@/lib/db/client'
import { newLease } from './leases'
import type { HeldBy } from './stock-holds'

/** Whoever made an order goes on with it. `writers`: the transactions that wrote what it is made of, this one among them (`CarriedOrder`). */
export type NewLease = { lease: string; writers: ReadonlySet<string> }

/**
 * Writes what an order begins with, in the transaction that inserts it: what it took out of limited stock, the first line of its history, and the lease of
 * whoever goes on with it. In one statement.
 */
export async function beginOrder(tx: Tx, orderId: string, by: HeldBy, taken: { variantId: string; quantity: number }[]): Promise<NewLease> {
  const lease = newLease()
  const holds = JSON.stringify(taken.map(({ variantId, quantity }) => ({ ...by, orderId, variantId, pieces: quantity })))
  const [row] = await tx.$queryRaw<{ own: string; customer: string; card: string | null }[]>`
    with held as (
      insert into "StockHold" ("orderId", "variantId", pieces, "browserHash", mailbox, network, "createdAt")
      select "orderId", "variantId", pieces, "browserHash", mailbox, network, now() at time zone 'utc'
      from jsonb_populate_recordset(null::"StockHold", ${holds}::jsonb)
    ), placed as (
      insert into "OrderEvent" ("orderId", event, at) values (${orderId}, 'placed', now() at time zone 'utc')
    )
    update "Order" set "leaseToken" = ${lease.token}, "leaseUntil" = ${lease.until} where id = ${orderId}
    returning pg_current_xact_id()::xid::text as own, (select xmin::text from "Customer" c where c.id = "customerId") as customer,
      (select xmin::text from "SavedCard" s where s.id = "savedCardId") as card`
  if (!row) throw new Error(`Order ${orderId} is not there to begin`)
  return { lease: lease.token, writers: new Set([row.own, row.customer, ...(row.card === null ? [] : [row.card])]) }
}
