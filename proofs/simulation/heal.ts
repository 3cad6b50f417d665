import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { findDueOrders, findWakingOrders } from '@/lib/db/orders/waking-orders'
import { env } from '@/lib/env'
import { sweep } from '@/lib/operations/sweep'
import { resumeOrder } from '@/lib/saga/resume-order'
import { stripeNow } from '@/lib/stripe/clock'

const MINUTE = 60_000
const DAY_SECONDS = 86_400
const MOST_ROUNDS = 40
/** Longer than any day of payment and all tries after it, and than a seller has to ship. */
const DAYS = 72
const STEP_DAYS = 2
const EACH_DAYS = 6

/**
 * Stripe is well again, and whoever is left does what the sweep and its jobs do until there is nothing to do: first at once, then when the time of every order is over.
 * @param eachDays is done whenever some days have passed
 */
export async function heal(sandbox: Sandbox, progress: (line: string) => void, eachDays: () => Promise<void>): Promise<void> {
  await sandbox.control.clearFaults()
  await sandbox.control.resetDeliveries()
  await sweep(new Date(Date.now() + 4 * MINUTE))
  await quiet()
  progress('the time of every order is over')
  await endTimes()
  await quiet()
  for (let days = 0; days < DAYS; days += STEP_DAYS) {
    progress(`day ${days + STEP_DAYS}`)
    await sandbox.control.advance(STEP_DAYS * DAY_SECONDS)
    await quiet()
    if (days % EACH_DAYS === 0) await eachDays()
  }
  // Tries of charges that were refused moved the time; it is over by now on the world's clock, which ours does not follow.
  await endTimes()
  await quiet()
}

/** The time of every order ends, and with it the time until it is looked at, where its end is what it waits for. */
async function endTimes(): Promise<void> {
  await db().$executeRaw`
    update "Order" set "wakeAt" = case when "wakeAt" is null then null else now() at time zone 'utc' - interval '1 second' end,
      "expiresAt" = now() at time zone 'utc' - interval '1 second'
    where status in ('open', 'declined', 'partly_paid')`
}

/** Advances what is to be looked at or due, as the sweep's jobs do, until a round finds nothing that moves. */
async function quiet(): Promise<void> {
  const { livemode } = env()
  let before = ''
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const later = new Date(Date.now() + 4 * MINUTE)
    const [waking, due] = await Promise.all([findWakingOrders(livemode, later, 100_000), findDueOrders(livemode, await stripeNow(), 100_000)])
    const ids = [...new Set([...waking, ...due.map(({ orderId }) => orderId)])]
    if (ids.length === 0) return
    await inParallel(ids, 12, (id) => resumeOrder(id).catch(() => undefined))
    const after = await fingerprint()
    if (after === before) return
    before = after
  }
}

async function fingerprint(): Promise<string> {
  const [row] = await db().$queryRaw<{ sum: string }[]>`
    select md5(string_agg(o.id || o.status || o."cardStatus" || o.decision || p.status || p.tries || p.repeats || coalesce(p."dueAt"::text, ''), ',' order by p.id)) as sum
    from "Order" o join "SellerOrder" p on p."orderId" = o.id`
  return row?.sum ?? ''
}

/** Does `work` for each, so many at a time. */
async function inParallel<T>(list: T[], width: number, work: (one: T) => Promise<unknown>): Promise<void> {
  const left = list.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const one of left) await work(one)
    }),
  )
}
