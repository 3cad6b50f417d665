import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { bookedOf } from '@/proofs/books'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import type { Purchase } from './buyers'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

const PROCESSES = 3
const MINUTES = 60_000

/** Makes the purchases at once, dealt out to shop processes of their own. @returns what each buyer was told, by process */
async function buyEverywhere(hands: Purchase[][]): Promise<string[]> {
  const told = await Promise.all(
    hands.map(async (hand) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'proofs/concurrency/buyers.ts'], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: process.env,
      })
      child.stdin.end(JSON.stringify(hand))
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((ended) => child.once('exit', ended))])
      if (code !== 0) throw new Error(`A shop process failed: ${err}`)
      return JSON.parse(out.trim().split('\n').at(-1) ?? '[]') as string[]
    }),
  )
  return told.flat()
}

function deal(purchases: Purchase[]): Purchase[][] {
  return Array.from({ length: PROCESSES }, (_, hand) => purchases.filter((_each, index) => index % PROCESSES === hand))
}

const count = (list: string[], wanted: string) => list.filter((each) => each === wanted).length

test(
  'of 200 buyers for the last piece in three processes exactly one pays, and none is left with a hold',
  async () => {
    const [one, two] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
    const last = await market.product(one, { stock: 1 })
    const plenty = await market.product(two)
    const purchases: Purchase[] = []
    for (let each = 0; each < 200; each += 1) {
      purchases.push({ wish: market.wish([last, plenty], await market.card()), buyer: market.guest() })
    }
    const told = await buyEverywhere(deal(purchases))
    expect(told).toHaveLength(200)
    expect({ paid: count(told, 'paid'), sold_out: count(told, 'sold_out') }).toEqual({ paid: 1, sold_out: 199 })
    expect((await db().product.findUniqueOrThrow({ where: { id: last.id } })).stock).toBe(0)
    const booked = (await bookedOf(sandbox.control)).filter(({ accountId }) => accountId === one.accountId || accountId === two.accountId)
    expect(booked.filter(({ kept }) => kept > 0)).toMatchObject([{ kept: 2500 }, { kept: 2500 }])
    expect(booked.filter(({ status }) => status !== 'succeeded')).toEqual([])
    expect(await db().order.count({ where: { parts: { some: { sellerId: one.sellerId } } } })).toBe(1)
  },
  5 * MINUTES,
)

test(
  'what is submitted twice in one process and once more on two other devices is one order, charged once',
  async () => {
    const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
    const products = await Promise.all(sellers.map((seller) => market.product(seller)))
    const hands: Purchase[][] = Array.from({ length: PROCESSES }, () => [])
    for (let each = 0; each < 12; each += 1) {
      const member = await market.member()
      const wish = market.wish(products, await market.card())
      for (const [index, hand] of hands.entries()) {
        const buyer = index === 0 ? member : { ...member, browserHash: `device ${index}` }
        hand.push({ wish, buyer }, ...(index === 0 ? [{ wish, buyer }] : []))
      }
    }
    const told = await buyEverywhere(hands)
    expect(told).toHaveLength(48)
    // Whoever waits too long for the one that is paying is told that it is being paid.
    for (const each of told) expect(['paid', 'unknown']).toContain(each)
    expect(count(told, 'paid')).toBeGreaterThanOrEqual(12)
    // Asked again, as their page does, they all read the same.
    for (const { wish, buyer } of hands.flat()) expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
    const orders = await db().order.findMany({ where: { parts: { some: { sellerId: sellers[0]?.sellerId } } }, include: { parts: true } })
    expect(orders).toHaveLength(12)
    const parts = orders.flatMap((order) => order.parts)
    const booked = await bookedOf(sandbox.control)
    for (const { id } of parts) expect(booked.filter(({ partId }) => partId === id)).toMatchObject([{ status: 'succeeded', kept: 2500 }])
  },
  5 * MINUTES,
)
