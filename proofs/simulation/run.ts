import type { Sandbox } from '@souk/local-stripe'
import { handlers } from '@/jobs/handlers'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { registerHandlers, work } from '@/lib/db/jobs/work'
import { letBuyerLive, type Story } from './buyer'
import { partlyCapturedOf } from './capturing'
import { Chance } from './chance'
import { findBroken } from './check'
import { closeBooks, sumsOfBooks, wrongWithBooks } from './check-books'
import type { Broken } from './checked-order'
import { makeCrashable } from './crash'
import { depositLine, depositsOf, letBanksRefuse, payoutsOf, wrongWithDeposits } from './depositing'
import { disputesOf, settleDisputes } from './disputing'
import { heal } from './heal'
import { FEW, type Lane, openLane } from './lane'
import { settleRefunds } from './refunding'

export interface Outcome {
  /** How orders ended, with how many. */
  ends: Record<string, number>
  /** Where returns came to, with how many. */
  returns: Record<string, number>
  /** How many refunds came to each status, by who asked for them. */
  refunds: Record<string, number>
  /** What became of parts that were charged less than was agreed, with how many. */
  partlyCaptured: Record<string, number>
  /** What the accounts of all books come to, in minor units. */
  books: Record<string, number>
  /** How disputes stand, with how many. */
  disputes: Record<string, number>
  /** How payouts stand, with how many; how many bookings were converted. */
  payouts: Record<string, number>
  /** Each account in each currency: what it earned, has and was paid, at Stripe and by our books. */
  deposits: string[]
  deaths: number
  calls: number
  broken: Broken[]
  /** What happened to each order that is not as it must be. */
  told: string[]
}

const LANES = 12
const DAY_SECONDS = 86_400
/** So many orders apart the world's clock jumps: holds lapse, days come. */
const ORDERS_PER_JUMP = 400
const JUMP_DAYS = 8
const TELL_EVERY = 100
const QUIETLY = async () => undefined

/**
 * Lets so many buyers live, each drawn from the seed, lane by lane side by side; then heals and checks.
 * @param options.progress is told how far it is
 */
export async function simulate(sandbox: Sandbox, options: { seed: number; orders: number; progress?: (line: string) => void }): Promise<Outcome> {
  const { seed, orders, progress } = options
  // Mails and settlements are proved elsewhere; here they would only take time.
  registerHandlers({
    ...handlers,
    'send-order-mail': QUIETLY,
    'send-return-mail': QUIETLY,
    'send-refund-mail': QUIETLY,
    'send-dispute-mail': QUIETLY,
    'send-message-mail': QUIETLY,
    'settle-seller-order': QUIETLY,
  })
  makeCrashable()
  // To the shop no time goes by in a jump: a call that is on its way is repeated within the second, and no key is forgotten over that.
  await sandbox.control.settings({ keys_kept_seconds: (JUMP_DAYS + 1) * DAY_SECONDS })
  await work()
  await sandbox.control.setDeliveries({ dropped: 0.3, doubled: 0.2, shuffle_ms: 2000, seed })
  const lanes: Lane[] = []
  for (let lane = 0; lane < Math.min(LANES, orders); lane += 1) lanes.push(await openLane(sandbox))
  const stories: Story[] = []
  // The local Stripe makes one jump at a time, and stops at every delivery on the way: with new buyers all the while it would never arrive.
  let jumped: Promise<unknown> = Promise.resolve()
  const jump = () => {
    jumped = jumped.then(() => sandbox.control.advance(JUMP_DAYS * DAY_SECONDS))
    return jumped
  }
  await Promise.all(
    lanes.map(async (lane, first) => {
      for (let number = first; number < orders; number += lanes.length) {
        await jumped
        stories.push(await letBuyerLive(seed, number, lane, sandbox))
        if (stories.length % TELL_EVERY === 0 || orders < TELL_EVERY) progress?.(`${stories.length} of ${orders} orders`)
        if (stories.length % ORDERS_PER_JUMP === 0) await jump()
      }
    }),
  )
  progress?.('healing')
  const banks = new Chance(`banks ${seed}`)
  await heal(
    sandbox,
    (line) => progress?.(line),
    async () => {
      // Events of payouts are lost, doubled and shuffled to the end.
      await sandbox.control.setDeliveries({ dropped: 0.3, doubled: 0.2, shuffle_ms: 200, seed })
      await letBanksRefuse(sandbox, banks)
    },
  )
  await sandbox.control.resetDeliveries()
  await settleRefunds()
  await settleDisputes(sandbox.control)
  progress?.('closing the books')
  await closeBooks(sandbox)
  progress?.('checking')
  await stopJobs()
  const stock = new Map(
    lanes.flatMap(({ shelves }) =>
      shelves.flatMap(({ few, shipped, parcel }) => [few.variantId, shipped.variantId, parcel.variantId]).map((id) => [id, FEW] as const),
    ),
  )
  const broken = [...(await findBroken(sandbox.control, stock)), ...(await wrongWithBooks(sandbox)), ...(await wrongWithDeposits(sandbox))]
  const deaths = stories.reduce((sum, story) => sum + story.deaths, 0)
  return {
    ends: await endsOf(),
    returns: await returnsOf(),
    refunds: await refundsOf(),
    partlyCaptured: await partlyCapturedOf(),
    books: await sumsOfBooks(),
    disputes: await disputesOf(),
    payouts: await payoutsOf(sandbox),
    deposits: (await depositsOf(sandbox)).map(depositLine),
    deaths,
    calls: await sandbox.control.callCount(),
    broken,
    told: await tell(broken, stories),
  }
}

async function endsOf(): Promise<Record<string, number>> {
  const rows = await db().order.groupBy({ by: ['status'], _count: true })
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]))
}

async function returnsOf(): Promise<Record<string, number>> {
  const rows = await db().return.groupBy({ by: ['status'], _count: true })
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]))
}

async function refundsOf(): Promise<Record<string, number>> {
  const rows = await db().refund.groupBy({ by: ['origin', 'status'], _count: true })
  return Object.fromEntries(rows.map(({ origin, status, _count }) => [`${origin} ${status}`, _count]))
}

/** What its buyer did and what its history holds, for each order in which something is broken. */
async function tell(broken: Broken[], stories: Story[]): Promise<string[]> {
  const told: string[] = []
  for (const checkoutId of new Set(broken.flatMap((each) => each.checkoutId ?? []))) {
    const says = broken.filter((each) => each.checkoutId === checkoutId).map((each) => `  BROKEN ${each.says}`)
    const order = await db().order.findUnique({ where: { checkoutId } })
    const events = await db().orderEvent.findMany({ where: { orderId: order?.id ?? '' }, orderBy: { id: 'asc' } })
    const history = events.map(
      ({ event, sellerOrderId, detail }) => `  ${event} ${sellerOrderId?.slice(0, 8) ?? ''} ${detail ? JSON.stringify(detail) : ''}`,
    )
    const story = stories.find((each) => each.checkoutId === checkoutId)?.lines.map((line) => `  ${line}`) ?? []
    told.push([`Order ${order?.id}`, ...says, ' its buyer:', ...story, ' its history:', ...history].join('\n'))
  }
  for (const { checkoutId, says } of broken) if (!checkoutId) told.push(`BROKEN ${says}`)
  return told
}
