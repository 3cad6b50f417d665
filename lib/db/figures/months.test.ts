import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { postJournals } from '@/lib/db/ledger/post-journals'
import type { FigureOrder, FigurePlace } from '@/lib/domain/ledger/figures'
import { failedRefundJournals, feeReturnJournals, refundJournals, type SoldPart, saleJournals } from '@/lib/domain/ledger/story-journals'
import { Chance } from '@/proofs/simulation/chance'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { findMonthEntries } from './month-entries'
import { sumMarketMonths, sumSellerMonths } from './months'
import { findSellerFigures } from './seller-figures'
import { sumChangedDays } from './sum-days'

await testDatabase()
const chance = new Chance('months')
const MONTHS = ['2026-09', '2026-10', '2026-11']
const KINDS = ['sale', 'refund', 'refund_failed', 'fee_returned'] as const

/** What everything that was posted comes to, counted here: by seller, mode, month and currency. */
const told = new Map<string, number[]>()
function tell(sellerId: string, { livemode, currency }: SoldPart, at: Date, figures: number[]) {
  const key = [sellerId, livemode, at.toISOString().slice(0, 7), currency].join(' ')
  told.set(
    key,
    figures.map((figure, index) => (told.get(key)?.[index] ?? 0) + figure),
  )
}
const toldOf = (sellerId: string, livemode: boolean) =>
  [...told].filter(([key]) => key.startsWith(`${sellerId} ${livemode} `)).map(([key, figures]) => [key.split(' ').slice(2).join(' '), ...figures])

/** The last moment of a month, the first, or one between. */
function someTime(months = MONTHS): Date {
  const month = chance.of(months)
  return chance.of([new Date(`${month}-01T00:00:00.000Z`), new Date(`${month}-30T23:59:59.999Z`), new Date(`${month}-17T12:00:00Z`)])
}

async function makePart(sellerId: string, livemode: boolean): Promise<SoldPart> {
  const [accountId, currency] = [`acct_${sellerId.slice(-6)}_${chance.within(1, 2)}`, chance.of(['usd', 'eur'])]
  const [amountMinor, feeMinor, taxMinor] = [
    chance.within(1000, 90_000),
    chance.is(0.2) ? 0 : chance.within(1, 500),
    chance.is(0.5) ? 0 : chance.within(1, 400),
  ]
  const customer = { create: { email: `${randomUUID()}@souk.test`, livemode } }
  const frozen = { accountId, feeBps: 500, feeFixedMinor: 0, statementLine: 'SOUK', currency, amountMinor, applicationFeeMinor: feeMinor }
  const parts = { create: [{ seller: { connect: { id: sellerId } }, ...frozen, status: 'captured' as const }] }
  const own = { checkoutId: randomUUID(), browserHash: 'x', email: 'b@souk.test', livemode, expiresAt: new Date(), customer, parts }
  const order = await db().order.create({ data: { ...own, status: 'paid' }, include: { parts: true } })
  return { id: order.parts[0]?.id ?? '', accountId, livemode, currency, amountMinor, feeMinor, taxMinor }
}

/** A sale and what may come of it, each posted in the month in which it happens. */
async function live(sellerId: string, livemode: boolean) {
  const [part, at] = [await makePart(sellerId, livemode), someTime()]
  const all = saleJournals(part, at)
  tell(sellerId, part, at, [1, part.amountMinor, 0, part.feeMinor, 0])
  if (chance.is(0.5)) {
    const refund = {
      id: randomUUID(),
      amountMinor: chance.within(500, 1000),
      taxMinor: chance.within(0, 40),
      feeBackMinor: chance.within(0, part.feeMinor),
    }
    const refundedAt = someTime()
    tell(sellerId, part, refundedAt, [0, 0, refund.amountMinor, 0, 0])
    all.push(...refundJournals(part, refund, refundedAt))
    const returnedAt = someTime()
    tell(sellerId, part, returnedAt, [0, 0, 0, 0, refund.feeBackMinor])
    all.push(...feeReturnJournals(part, refund, returnedAt))
    if (chance.is(0.3)) {
      const failedAt = someTime()
      tell(sellerId, part, failedAt, [0, 0, -refund.amountMinor, 0, 0])
      all.push(...failedRefundJournals(part, refund, failedAt))
    }
  }
  await transaction((tx) => postJournals(tx, all))
}

const figuresOf = (row: { sales: number; soldMinor: number; refundedMinor: number; chargedMinor: number; returnedMinor: number }) => [
  row.sales,
  row.soldMinor,
  row.refundedMinor,
  row.chargedMinor,
  row.returnedMinor,
]
const isSomething = ([, ...figures]: (string | number)[]) => figures.some((figure) => figure !== 0)
const byName = (rows: (string | number)[][]) => rows.filter(isSomething).sort(([a], [b]) => String(a).localeCompare(String(b)))

async function compare(sellerIds: string[]) {
  for (const livemode of [false, true]) {
    const whole = new Map<string, number[]>()
    for (const sellerId of sellerIds) {
      const mine = toldOf(sellerId, livemode)
      const rows = await sumSellerMonths(sellerId, livemode)
      expect(byName(rows.map((row) => [`${row.month.toISOString().slice(0, 7)} ${row.currency}`, ...figuresOf(row)]))).toEqual(byName(mine))
      for (const [key, ...figures] of mine) {
        const before = whole.get(String(key)) ?? []
        whole.set(
          String(key),
          figures.map((figure, index) => Number(figure) + (before[index] ?? 0)),
        )
      }
    }
    const market = await sumMarketMonths(livemode)
    const all = [...whole].map(([key, figures]) => [key, ...figures])
    expect(byName(market.map((row) => [`${row.month.toISOString().slice(0, 7)} ${row.currency}`, ...figuresOf(row)]))).toEqual(byName(all))
  }
}

test('months are what was posted to them, by seller, mode and currency: before they are summed, after it, and after what came since', async () => {
  const sellerIds = [(await makeSeller()).id, (await makeSeller()).id, (await makeSeller()).id]
  for (let round = 0; round < 4; round += 1) {
    for (let at = 0; at < 15; at += 1) await live(chance.of(sellerIds), chance.is(0.2))
    await compare(sellerIds)
    while ((await sumChangedDays(chance.within(3, 40))) > 0);
    await compare(sellerIds)
  }
  const [sellerId = ''] = sellerIds
  const month = new Date('2026-10-01T00:00:00Z')
  const [row] = (await sumSellerMonths(sellerId, false, month)).filter(({ currency }) => currency === 'usd')
  let [amountMinor, feeMinor, cursor]: [number, number, string | null] = [0, 0, null]
  do {
    const page = await findMonthEntries({ sellerId, livemode: false, month, currency: 'usd', kinds: [...KINDS] }, { cursor, limit: 2 })
    amountMinor += page.rows.reduce((sum, entry) => sum + entry.amountMinor, 0)
    feeMinor += page.rows.reduce((sum, entry) => sum + entry.feeMinor, 0)
    cursor = page.nextCursor
  } while (cursor)
  expect([amountMinor, feeMinor]).toEqual([
    Number(row?.soldMinor) - Number(row?.refundedMinor),
    Number(row?.chargedMinor) - Number(row?.returnedMinor),
  ])
})

test.each<FigureOrder>(['volume', 'fees', 'refunds', 'disputes'])(
  'sellers by %s, a page at a time, come once each, the highest first',
  async (order) => {
    const which = { livemode: false, month: new Date('2026-10-01T00:00:00Z'), currency: 'usd', order }
    const whole = await findSellerFigures(which, { after: null, limit: 100 })
    expect(whole.length).toBeGreaterThan(1)
    const found: string[] = []
    for (let after: FigurePlace | null = null; ; ) {
      const [row] = await findSellerFigures(which, { after, limit: 1 })
      if (!row) break
      expect(row.rank).toBeLessThanOrEqual(after?.rank ?? Number.POSITIVE_INFINITY)
      found.push(row.sellerId)
      after = row
    }
    expect(found).toEqual(whole.map(({ sellerId }) => sellerId))
  },
)
