import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, transaction } from '@/lib/db/client'
import { findDocumentsOf, insertDocument } from '@/lib/db/documents/documents'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { issueDocuments } from '@/lib/documents/issue-documents'
import { causesOf } from '@/lib/domain/documents/document'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { openDatabaseDoor } from './database-door'
import { type Point, Watch } from './point'
import { goneOf } from './victims'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 60_000 })
const market = testMarket(sandbox)
const watch = new Watch()
const door = await openDatabaseDoor(process.env.DATABASE_URL ?? '', watch)
afterAll(async () => {
  door.close()
  await stopJobs()
})

const seller = await market.seller()
const product = await market.product(seller, { priceMinor: 10_000 })
/** Of a sale: its receipt or invoice, and the credit notes of two refunds. */
const DOCUMENTS = 3
const SALES = 2

/** A sale that was refunded twice and has no documents yet. @returns the id of its part */
async function undocumented(): Promise<string> {
  const wish = market.wish(product, await market.card())
  await placeOrder(wish, market.guest())
  const { id: sellerOrderId } = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  for (const at of [1, 2])
    await db().refund.create({
      data: {
        id: `re_${sellerOrderId}_${at}`,
        sellerOrderId,
        status: 'succeeded',
        amountMinor: 1000n,
        adjustmentMinor: 1000n,
        createdAt: new Date(at),
      },
    })
  return sellerOrderId
}

const sales = () => Promise.all(Array.from({ length: SALES }, undocumented))

/** With KILL_ALL before and after every commit; in the suite before one and after another. */
function pointsAt(commit: number): Point['when'][] {
  if (process.env.KILL_ALL) return ['before', 'after']
  return commit % 4 < 2 ? ['before'] : ['after']
}

type Victim = { child: ChildProcess; told: AsyncIterator<string> }

async function openVictim(): Promise<Victim> {
  const env = { ...process.env, DATABASE_URL: door.url }
  const child = spawn(process.execPath, ['--import', 'tsx', 'proofs/kill/document-victim.ts'], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await told.next()
  return { child, told }
}

/** Has the documents of these sales issued by a process that dies at this point, while `race` goes on in this one. @returns whether it died */
async function issueAndDie(parts: string[], point: Point | null, race: () => Promise<unknown>): Promise<boolean> {
  const { child, told } = await openVictim()
  const gone = goneOf(child)
  watch.begin(point, () => child.kill('SIGKILL'))
  child.stdin?.write(`${JSON.stringify(parts)}\n`)
  const ended = told.next()
  // Not before the other has begun: a process that has just started would find everything issued.
  while (watch.seen.commit.length === 0) await wait(1)
  const [end] = await Promise.all([ended, race()])
  child.kill('SIGKILL')
  await gone
  return end.done === true
}

function never(): never {
  throw new Error('There is no document')
}

async function issueAll(parts: string[]): Promise<void> {
  for (const id of parts) await issueDocuments(id)
}

/** What is wrong with the numbers of a series, which leave nothing out and come once, and with how many documents these sales have. */
async function wrongWith(parts: string[]): Promise<string[]> {
  const documents = await db().document.findMany({ where: { sellerId: seller.sellerId }, orderBy: { number: 'asc' } })
  const series = await db().documentSeries.findMany({ where: { sellerId: seller.sellerId } })
  const misnumbered = series.flatMap(({ series: name, next }) => {
    const numbers = documents.filter((each) => each.series === name).map(({ number }) => number)
    const isDense = next === numbers.length + 1 && numbers.every((number, at) => number === at + 1)
    return isDense ? [] : [`${name} has ${numbers.join()} and goes on at ${next}`]
  })
  const counts = parts.map((id) => documents.filter(({ sellerOrderId }) => sellerOrderId === id).length)
  return [...misnumbered, ...counts.filter((count) => count !== DOCUMENTS).map((count) => `a sale has ${count} documents`)]
}

test(
  'a process that dies at a commit of its documents, alone or racing another, leaves no number out and none twice once they are issued again',
  async () => {
    const first = await sales()
    expect(await issueAndDie(first, null, async () => undefined)).toBe(false)
    const commits = watch.seen.commit.length
    expect([commits >= SALES * DOCUMENTS, await wrongWith(first)]).toEqual([true, []])
    let [kills, deaths] = [0, 0]
    for (let number = 1; number <= commits; number += 1) {
      for (const when of pointsAt(number)) {
        kills += 1
        const parts = await sales()
        // Alone at every second point; else the other begins with the last sale, so that they meet.
        const race = number % 2 === 0 ? async () => undefined : () => issueAll(parts.toReversed())
        if (await issueAndDie(parts, { kind: 'commit', number, when }, race)) deaths += 1
        await issueAll(parts)
        expect(await wrongWith(parts), `${when} commit ${number}`).toEqual([])
      }
    }
    // Whoever finds a document issued by the other makes fewer commits and may not come to the last points.
    expect(deaths).toBeGreaterThan(kills / 2)
  },
  10 * 60_000,
)

test('a seller who gives their details while a sale is documented gets one document of it, by whichever came first', async () => {
  const [before, id] = [await undocumented(), await undocumented()]
  await issueDocuments(before)
  const [{ snapshot } = never()] = await findDocumentsOf([before])
  const document = { sellerId: seller.sellerId, sellerOrderId: id, cause: causesOf.sale(id), snapshot }
  let second: Promise<void> = Promise.resolve()
  await transaction(async (tx) => {
    await tx.documentSeries.update({ where: { sellerId_series: { sellerId: seller.sellerId, series: 'R' } }, data: { next: { increment: 1 } } })
    const number = 1 + (await tx.document.count({ where: { sellerId: seller.sellerId, series: 'R' } }))
    await tx.document.create({ data: { ...document, kind: 'receipt', series: 'R', number } })
    second = insertDocument({ ...document, kind: 'invoice' })
    // It has found no document, and waits for whether this one stays.
    await expect.poll(waiting, { timeout: 30_000 }).toBe(1)
  })
  await second
  await issueAll([id])
  expect(await wrongWith([before, id])).toEqual([])
})

async function waiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row?.count ?? 0
}
