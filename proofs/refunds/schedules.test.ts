import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { createRefund } from '@/lib/refunds/create-refund'
import { previewRefund } from '@/lib/refunds/preview-refund'
import { Chance } from '@/proofs/simulation/chance'
import { testDatabase } from '@/testing/database'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { heal, type Sold, sell, wrongInTheEnd, wrongNow } from './world'

await testDatabase()
// Banks do what this program lets them do, and nothing by themselves.
const sandbox = await testSandbox({ asyncDelayMs: 86_400_000 })
const { refundAtStripe } = testReturns(sandbox)
afterAll(stopJobs)

const SCHEDULES = Number(process.env.SCHEDULES ?? 4)
const STEPS = 7
const FAULTS = ['reset_before', 'reset_after', 'error_500_before', 'error_500_saved'] as const
const POLICIES = ['proportional', 'proportional', 'absorb', 'keep'] as const
type Kind = (typeof KINDS)[number]
const KINDS = [
  'pieces',
  'pieces',
  'pieces',
  'goodwill',
  'delivery',
  'all of it',
  'at Stripe',
  'the bank sends one back',
  'hear',
  'go on',
  'policy',
] as const

/** What somebody wants to give back, drawn; more than is left is drawn too. */
async function draftOf(chance: Chance, kind: Kind, { partId, capturedMinor }: Sold) {
  const lines = await db().orderLine.findMany({ where: { sellerOrderId: partId }, select: { id: true, quantity: true } })
  const piecesOf = (quantity: number) => {
    if (kind === 'all of it') return quantity
    return kind === 'pieces' ? chance.within(0, Math.min(2, quantity)) : 0
  }
  return {
    lines: lines.map(({ id, quantity }) => ({ orderLineId: id, open: piecesOf(quantity), sent: 0, isRestocked: false })),
    shippingMinor: kind === 'delivery' ? chance.within(1, 300) : kind === 'all of it' ? 500 : 0,
    adjustmentMinor: kind === 'goodwill' ? chance.within(1, Math.floor(capturedMinor / 3)) : 0,
    reason: null,
    note: null,
  }
}

async function refund(sold: Sold, draft: Awaited<ReturnType<typeof draftOf>>, refundId = randomUUID()): Promise<string> {
  const seen = await previewRefund(sold.partId, sold.sellerId, draft)
  if (seen.kind !== 'preview') return seen.kind
  const wish = { refundId, sellerOrderId: sold.partId, draft, seenMinor: seen.preview.amountMinor }
  return (await createRefund({ sellerId: sold.sellerId }, wish)).kind
}

const goOn = async ({ partId }: Sold) => {
  for (const { id } of await db().refund.findMany({ where: { sellerOrderId: partId }, select: { id: true } })) await advanceRefund(id)
}

/** A step that its name says; refunds are asked for once, twice at once, or against another. */
async function take(chance: Chance, kind: Kind, sold: Sold): Promise<unknown> {
  if (kind === 'hear') return settleSellerOrder(sold.partId)
  if (kind === 'go on') return goOn(sold)
  if (kind === 'policy') {
    const feePolicy = chance.of(POLICIES)
    return db().refundSetting.upsert({ where: { id: 1 }, create: { feePolicy }, update: { feePolicy } })
  }
  if (kind === 'at Stripe')
    return refundAtStripe(sold, sold.partId, chance.within(1, Math.ceil(sold.capturedMinor / 4))).catch(() => 'refused by Stripe')
  if (kind === 'the bank sends one back') {
    const live = (await sandbox.control.objects('refund', sold.accountId)).filter(({ object }) => object.status === 'succeeded')
    return live.length > 0 && sandbox.control.decideRefund(chance.of(live).object.id, { outcome: 'failed' })
  }
  const [draft, other, id] = [await draftOf(chance, kind, sold), await draftOf(chance, kind, sold), randomUUID()]
  const again = chance.of(['once', 'once', 'twice', 'against'] as const)
  if (again === 'once') return refund(sold, draft, id)
  return Promise.all([refund(sold, draft, id), again === 'twice' ? refund(sold, draft, id) : refund(sold, other)])
}

/** Looks again and again while something is done. */
async function watched(sold: Sold, work: Promise<unknown>): Promise<string[]> {
  const wrong: string[] = []
  let isDone = false
  const ended = work.finally(() => {
    isDone = true
  })
  while (!isDone) wrong.push(...(await wrongNow(sandbox, sold)))
  await ended
  return [...wrong, ...(await wrongNow(sandbox, sold))]
}

test.each(Array.from({ length: SCHEDULES }, (_, at) => Number(process.env.SEED ?? 1) + at))(
  'refunds drawn from seed %i give back no more than was paid, at no instant, and end in the books as at Stripe',
  async (seed) => {
    const chance = new Chance(`refund schedule ${seed}`)
    const sold = await sell(sandbox, [chance.within(101, 3999), chance.within(101, 3999)], chance.within(1, 4))
    const story: string[] = []
    for (let step = 0; step < STEPS; step += 1) {
      const kind = chance.of(KINDS)
      const isIll = chance.is(0.4)
      const path = chance.of(['/refunds$', '/application_fees/.*/refunds$'])
      const fault = { method: 'POST', path, action: chance.of(FAULTS), times: chance.within(1, 4) }
      if (isIll) await sandbox.control.addFault(fault)
      story.push(isIll ? `${kind} (${fault.action} on ${path}, ${fault.times} times)` : kind)
      const wrong = await watched(sold, take(chance, kind, sold))
      await sandbox.control.clearFaults()
      expect(wrong, story.join('; ')).toEqual([])
    }
    await heal(sandbox, sold)
    expect(await wrongInTheEnd(sandbox, sold), story.join('; ')).toEqual([])
  },
)
