import { createHash, randomBytes } from 'node:crypto'
import type { Sandbox } from '@souk/local-stripe'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { sweep } from '@/lib/operations/sweep'
import type { Buyer } from '@/lib/orders/access'
import { bookedOf } from '@/proofs/books'
import { testMarket } from '@/testing/market'
import { openDatabaseDoor } from './database-door'
import { setOutGoods, wrongWithSale } from './goods'
import { type Point, Watch } from './point'
import { openStripeDoor } from './stripe-door'
import type { OpenVictim } from './victims'

export interface Row {
  point: Point
  what: string
  /** How the order came to its end, or what is wrong. */
  outcome: string
  /** `missed`: events that happened at once shared fewer commits than in the undisturbed checkout, so that there was no such commit. */
  verdict: 'good' | 'missed' | 'bad'
}

const MINUTE = 60_000
const MOST_MS = 60_000
const MOST_TRIES = 3

/**
 * Kills a checkout of three sellers at one point after the other, and sees how each order ends.
 * @param open starts what is killed
 */
export async function openRounds(sandbox: Sandbox, open: OpenVictim) {
  registerHandlers(handlers)
  const watch = new Watch()
  const doors = { stripe: await openStripeDoor(sandbox.url, watch), database: await openDatabaseDoor(process.env.DATABASE_URL ?? '', watch) }
  const market = testMarket(sandbox)
  const { products, more } = await setOutGoods(market)
  const env = { ...process.env, STRIPE_LOCAL_URL: doors.stripe.url, DATABASE_URL: doors.database.url }
  const round = async (point: Point | null) => {
    const [wish, { buyer, cookie }] = [market.wish(products, await market.card(), more), somebody()]
    // All buyers come from this machine, which would soon have bought too often.
    await db().rateLimit.deleteMany()
    const victim = await open(env)
    watch.begin(point, victim.kill)
    const told = await victim.buy({ wish, buyer, cookie })
    victim.kill()
    await victim.gone
    return { wish, buyer, told, seen: watch.seen }
  }
  return {
    /** Every point of a checkout that nobody disturbs. */
    points: async (): Promise<Point[]> => {
      const { told, seen } = await round(null)
      if (told !== 'paid') throw new Error(`A checkout that nobody disturbs ended as ${told}`)
      return (['call', 'commit'] as const).flatMap((kind) =>
        seen[kind].flatMap((_, index) => (['before', 'after'] as const).map((when) => ({ kind, number: index + 1, when }))),
      )
    },
    killAt: async (point: Point): Promise<Row> => {
      for (let tries = 1; ; tries += 1) {
        const { wish, buyer, told, seen } = await round(point)
        const what = seen[point.kind][point.number - 1]
        if (told === 'killed') return { point, what: what ?? '', ...(await ended(sandbox, wish, buyer)) }
        const isMissed = told === 'paid' && what === undefined
        if (!isMissed) return { point, what: what ?? 'not reached', outcome: `was not killed: ${told}`, verdict: 'bad' }
        if (tries === MOST_TRIES) return { point, what: 'no such commit this time', outcome: 'paid undisturbed', verdict: 'missed' }
      }
    },
    close: async () => {
      doors.stripe.close()
      doors.database.close()
      await stopJobs()
      await disconnect()
    },
  }
}

/** Somebody new, as a browser with its cookie. */
function somebody(): { buyer: Buyer; cookie: string } {
  const token = randomBytes(32).toString('base64url')
  return { buyer: { viewer: null, browserHash: createHash('sha256').update(token).digest('hex') }, cookie: `souk-browser=${token}` }
}

/**
 * After a restart: the lease of the dead has lapsed, and the sweep comes by once, with its jobs. Only where no order was written the buyer presses again. Then the
 * buyer asks, and the local Stripe's books say the rest.
 */
async function ended(sandbox: Sandbox, wish: PlaceOrder, buyer: Buyer): Promise<Pick<Row, 'outcome' | 'verdict'>> {
  const { checkoutId } = wish
  await db()
    .$executeRaw`update "Order" set "leaseUntil" = now() at time zone 'utc' - interval '1 second' where "checkoutId" = ${checkoutId} and "leaseUntil" is not null`
  await sweep(new Date(Date.now() + 4 * MINUTE))
  await drain(Date.now() + MOST_MS)
  const swept = await db().order.findUnique({ where: { checkoutId }, include: { parts: true } })
  const placed = await placeOrder(wish, buyer)
  const answer = placed.kind === 'answer' ? placed.answer.status : placed.refusal.code
  const parts = swept?.parts ?? (await db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })).parts
  const booked = await bookedOf(sandbox.control)
  const charges = parts.map(({ id, amountMinor }) => {
    const own = booked.filter(({ partId }) => partId === id)
    return own.length === 1 && own[0]?.kept === amountMinor && own[0].status === 'succeeded'
  })
  const how = swept ? `the sweep finds it ${swept.status}` : 'no order; the buyer presses again'
  const wrong = answer === 'paid' ? await wrongWithSale(checkoutId) : []
  const isGood = answer === 'paid' && charges.length === 3 && charges.every(Boolean) && wrong.length === 0 && (!swept || swept.status === 'paid')
  const outcome = [`${how}; told ${answer}; charged once: ${charges.filter(Boolean).length} of 3`, ...wrong].join('; ')
  return { outcome, verdict: isGood ? 'good' : 'bad' }
}

const MARK = { good: '✓', missed: '–', bad: '✗' }

/** The row of the table. */
export function lineOf({ point, what, outcome, verdict }: Row): string {
  return `${MARK[verdict]} ${point.when.padEnd(6)} ${point.kind.padEnd(6)} ${String(point.number).padStart(3)}  ${what.padEnd(44)} ${outcome}`
}
