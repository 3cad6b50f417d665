import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

// Prisma keeps moments without a zone, in UTC: `now()` alone would follow the server's zone.
const SOON = Prisma.sql`(now() at time zone 'utc') + interval '90 seconds'`

/** A lease to write with other columns of an order. @property until in SQL: by PostgreSQL's clock, which all processes share */
export function newLease(): { token: string; until: Prisma.Sql } {
  return { token: randomUUID(), until: SOON }
}

/**
 * Takes the right to advance an order, for 90 seconds unless renewed; a dead holder's lease lapses by itself.
 * @returns the lease's token, or null while somebody else advances the order
 */
export async function takeLease(orderId: string): Promise<string | null> {
  const { token, until } = newLease()
  const taken = await db().$executeRaw`
    update "Order" set "leaseToken" = ${token}, "leaseUntil" = ${until}
    where id = ${orderId} and ("leaseUntil" is null or "leaseUntil" < (now() at time zone 'utc'))`
  return taken === 1 ? token : null
}

/** Extends a lease before a call that may take long. @returns false when it was lost */
export async function renewLease(orderId: string, token: string): Promise<boolean> {
  const kept = await db().$executeRaw`update "Order" set "leaseUntil" = ${SOON} where id = ${orderId} and "leaseToken" = ${token}`
  return kept === 1
}

/** Gives the lease back. */
export async function giveLease(orderId: string, token: string): Promise<void> {
  await db().$executeRaw`update "Order" set "leaseToken" = null, "leaseUntil" = null where id = ${orderId} and "leaseToken" = ${token}`
}
