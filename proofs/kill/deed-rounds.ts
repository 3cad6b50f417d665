import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { Sandbox } from '@souk/local-stripe'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { recordDispute } from '@/lib/disputes/record-dispute'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { type TestSeller, testMarket } from '@/testing/market'
import { openDatabaseDoor } from './database-door'
import { wrongWithDeed } from './deed-wrongs'
import { type Deed, doDeed } from './deeds'
import { type Point, Watch } from './point'
import type { Row } from './rounds'
import { openStripeDoor } from './stripe-door'
import { goneOf } from './victims'

export const DEEDS = ['refund', 'stage', 'submit'] as const
const PRICE = 2500
const MOST_MS = 60_000
const MOST_ROUNDS = 3

/** Kills a process that refunds, or saves or submits evidence, at one point after the other, and sees whether each was done, and once. */
export async function openDeedRounds(sandbox: Sandbox) {
  registerHandlers(handlers)
  const watch = new Watch()
  const doors = { stripe: await openStripeDoor(sandbox.url, watch), database: await openDatabaseDoor(process.env.DATABASE_URL ?? '', watch) }
  const market = testMarket(sandbox)
  const seller = await market.seller()
  const product = await market.product(seller, { priceMinor: PRICE })
  const env = { ...process.env, STRIPE_LOCAL_URL: doors.stripe.url, DATABASE_URL: doors.database.url }
  const round = async (kind: Deed['kind'], point: Point | null) => {
    const sale = await soldTwo(market, product)
    const deed = await deedOf(sandbox, seller, sale, kind)
    const { child, told } = await openVictim(env)
    const gone = goneOf(child)
    watch.begin(point, () => child.kill('SIGKILL'))
    child.stdin?.write(`${JSON.stringify(deed)}\n`)
    const end = await told.next()
    child.kill('SIGKILL')
    await gone
    return { deed, told: end.done ? 'killed' : String(end.value), seen: watch.seen }
  }
  return {
    /** Every point of a deed that nobody disturbs. */
    points: async (kind: Deed['kind']): Promise<Point[]> => {
      const { deed, told, seen } = await round(kind, null)
      const wrong = await wrongWithDeed(sandbox, deed)
      if (told === 'refused' || wrong.length > 0) throw new Error(`Undisturbed it was ${told}: ${wrong.join('; ')}`)
      return (['call', 'commit'] as const).flatMap((of) =>
        seen[of].flatMap((_, index) => (['before', 'after'] as const).map((when) => ({ kind: of, number: index + 1, when }))),
      )
    },
    killAt: async (kind: Deed['kind'], point: Point): Promise<Row> => {
      const { deed, told, seen } = await round(kind, point)
      const what = `${kind}: ${seen[point.kind][point.number - 1] ?? 'not reached'}`
      if (told !== 'killed') return { point, what, outcome: `was not killed: ${told}`, verdict: 'bad' }
      const how = await goesOn(deed)
      const wrong = await wrongWithDeed(sandbox, deed)
      return { point, what, outcome: [how, ...wrong].join('; '), verdict: wrong.length === 0 ? 'good' : 'bad' }
    },
    close: async () => {
      doors.stripe.close()
      doors.database.close()
      await stopJobs()
      await disconnect()
    },
  }
}

type Sale = { partId: string; lineId: string; chargeId: string }

/** A sale of two pieces whose fee is booked. */
async function soldTwo(market: ReturnType<typeof testMarket>, product: Parameters<typeof market.wish>[0]): Promise<Sale> {
  await db().rateLimit.deleteMany()
  const wish = market.wish(product, await market.card(), { quantity: 2 })
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  for (const deadline = Date.now() + MOST_MS; !(await settleSellerOrder(part.id))?.isSettled; )
    if (Date.now() > deadline) throw new Error('The charge was not booked')
  return { partId: part.id, lineId: part.lines[0]?.id ?? '', chargeId: part.chargeId ?? '' }
}

async function deedOf(sandbox: Sandbox, { sellerId, userId, accountId }: TestSeller, sale: Sale, kind: Deed['kind']): Promise<Deed> {
  if (kind === 'refund') return { kind, sellerId, refundId: randomUUID(), partId: sale.partId, lineId: sale.lineId, amountMinor: PRICE }
  const { id } = await sandbox.control.openDispute(sale.chargeId, { kind: 'product_not_received' })
  await recordDispute(id, accountId, new Date())
  const row = await db().dispute.findUniqueOrThrow({ where: { stripeDisputeId: id } })
  return { kind, sellerId, userId, disputeId: row.id }
}

async function openVictim(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; told: AsyncIterator<string> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'proofs/kill/deed-victim.ts'], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await told.next()
  return { child, told }
}

/** After a restart: the job of a refund or an answer comes by, where its deed was written. Otherwise, and with a draft, which has no job, the person presses again. */
async function goesOn(deed: Deed): Promise<string> {
  const id = deed.kind === 'refund' ? deed.refundId : deed.disputeId
  const rowsOf = () => db().$queryRaw<{ name: string }[]>`
    update pgboss.job set start_after = now() where name in ('advance-refund', 'advance-dispute') and state in ('created', 'retry')
      and ${id} in (data->>'refundId', data->>'disputeId') returning name`
  const [job] = await rowsOf()
  if (!job) return `the person presses again: ${await doDeed(deed)}`
  for (let turn = 0; turn < MOST_ROUNDS; turn += 1) {
    await drain(Date.now() + MOST_MS)
    if ((await rowsOf()).length === 0) break
  }
  return `its job goes on; pressed again: ${await doDeed(deed)}`
}
