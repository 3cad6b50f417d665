import type { Tx } from '@/lib/db/client'
import { newLease } from './leases'
import type { HeldBy } from './stock-holds'

/**
 * Writes what an order begins with, in the transaction that inserts it: what it took out of limited stock, the first line of its history, and the lease of
 * whoever goes on with it. In one statement.
 * @returns the lease's token
 */
export async function beginOrder(tx: Tx, orderId: string, by: HeldBy, taken: { variantId: string; quantity: number }[]): Promise<string> {
  const lease = newLease()
  const holds = JSON.stringify(taken.map(({ variantId, quantity }) => ({ ...by, orderId, variantId, pieces: quantity })))
  await tx.$executeRaw`
    with held as (
      insert into "StockHold" ("orderId", "variantId", pieces, "browserHash", mailbox, network, "createdAt")
      select "orderId", "variantId", pieces, "browserHash", mailbox, network, now() at time zone 'utc'
      from jsonb_populate_recordset(null::"StockHold", ${holds}::jsonb)
    ), placed as (
      insert into "OrderEvent" ("orderId", event, at) values (${orderId}, 'placed', now() at time zone 'utc')
    )
    update "Order" set "leaseToken" = ${lease.token}, "leaseUntil" = ${lease.until} where id = ${orderId}`
  return lease.token
}
