import { db, type Tx } from '@/lib/db/client'
import type { Counted } from '@/lib/db/generated/client'
import { Prisma } from '@/lib/db/generated/client'

/** What is counted, with its state now: the rows that were made on the changed days. */
const MADE: Record<Counted, Prisma.Sql> = {
  order: Prisma.sql`select it.day, made.status::text as state from changed it
    join "Order" made on made."createdAt" >= it.day and made."createdAt" < it.day + 1`,
  product: Prisma.sql`select it.day, made.status::text as state from changed it
    join "Product" made on made.status = any(enum_range(null::"ProductStatus")) and made."createdAt" >= it.day and made."createdAt" < it.day + 1`,
  seller: Prisma.sql`select it.day, case
      when account.id is null then 'not_connected'
      when account.status = 'disconnected' then 'disconnected'
      when not account."chargesEnabled" then 'cannot_charge'
      when account.livemode then 'live' else 'test' end as state
    from changed it join "Seller" made on made."createdAt" >= it.day and made."createdAt" < it.day + 1
    left join "ConnectedAccount" account on account.id = made."connectionId"`,
  decline: Prisma.sql`select it.day, coalesce(made.detail->>'code', made.detail->>'reason', '') as state from changed it
    join "OrderEvent" made on made.event in ('part_declined', 'card_refused') and made.at >= it.day and made.at < it.day + 1`,
}

/** Days (UTC) from the first moment of one on, until that of another. */
type Days = { from: Date; until: Date }

/**
 * How many there are in each state. A seller's state is `live` or `test` (can be charged in that mode), `cannot_charge`, `disconnected` or `not_connected`; that of
 * a decline is Stripe's code, or why where Stripe gave none; that of others is their status. Days that have changed since they were counted are counted now, the others are read.
 * @param days only what was made then
 */
export async function countByState(counted: Counted, days?: Days): Promise<Map<string, number>> {
  const isAsked = days ? Prisma.sql`day >= ${days.from}::date and day < ${days.until}::date` : Prisma.sql`true`
  const rows = await db().$queryRaw<{ state: string; count: bigint }[]>`
    with changed as (select distinct day from "CountChange" where counted = ${counted}::"Counted" and ${isAsked})
    select state, sum(count)::bigint as count from (
      select state, count from "DailyCount" where counted = ${counted}::"Counted" and ${isAsked} and day not in (select day from changed)
      union all select state, count(*) from (${MADE[counted]}) made group by state
    ) counts group by state`
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}

/** Counts changed days again, in the transaction that forgets that they have changed. @returns how many changes were taken */
export async function countDays(tx: Tx, limit: number): Promise<number> {
  let changes = 0
  for (const counted of ['order', 'product', 'seller', 'decline'] as const) {
    const [row] = await tx.$queryRaw<{ taken: bigint }[]>`
      with taken as (
        delete from "CountChange" where id in (select id from "CountChange" where counted = ${counted}::"Counted" order by id limit ${limit}) returning day
      ), changed as (
        select distinct day from taken
      ), counts as (
        select day, state, count(*) as count from (${MADE[counted]}) made group by day, state
      ), gone as (
        delete from "DailyCount" old using changed where old.counted = ${counted}::"Counted" and old.day = changed.day
          and not exists (select from counts where counts.day = old.day and counts.state = old.state)
      ), kept as (
        insert into "DailyCount" (counted, day, state, count) select ${counted}::"Counted", day, state, count from counts
        on conflict (counted, day, state) do update set count = excluded.count
      )
      select count(*) as taken from taken`
    changes += Number(row?.taken ?? 0)
  }
  return changes
}
