import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { readBalance } from '@/lib/balance/read-balance'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { openClearing, stripeBalances } from '@/lib/db/ledger/balances'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { postBooked } from './post-booked'
import { settleSellerOrder } from './settle-seller-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const { port } = new URL(sandbox.url)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port, protocol: 'http' })
afterAll(stopJobs)

async function sell(seller: TestSeller) {
  const wish = market.wish(await market.product(seller, { priceMinor: 10_000 }), await market.card())
  await placeOrder(wish, market.guest())
  return db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
}

async function refund(seller: TestSeller, paymentIntentId: string | null, amount: number) {
  await stripe.refunds.create({ payment_intent: paymentIntentId ?? '', amount }, { stripeAccount: seller.accountId })
}

async function read(...sellers: TestSeller[]) {
  await sandbox.control.advance(61)
  for (const owner of [PLATFORM, ...sellers.map(({ accountId }) => accountId)] as const) await readBalance(owner)
  await postBooked()
}

async function balanceAtStripe(accountId: string | null) {
  const { available, pending } = await stripe.balance.retrieve({}, accountId ? { stripeAccount: accountId } : {})
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0)
}

async function accountsOf(book: string): Promise<Record<string, number>> {
  const rows = await db().$queryRaw<{ account: string; sum: number }[]>`
    select e.account, sum(e."amountMinor")::float8 as sum from "LedgerJournal" j join "LedgerEntry" e on e."journalId" = j.id
    where j.book = ${book} group by e.account having sum(e."amountMinor") <> 0`
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
}

test('once Stripe has booked a sale and what was refunded of it, the books owe nothing and say what Stripe’s balance says', async () => {
  const seller = await market.seller()
  const part = await sell(seller)
  await settleSellerOrder(part.id)
  await refund(seller, part.paymentIntentId, 4000)
  await settleSellerOrder(part.id)
  expect(await openClearing(seller.accountId, false)).toMatchObject([{ sellerOrderId: part.id, amountMinor: 5500 }])
  await read(seller)
  // The fee goes back by a job that has not run: until then the books say so on neither side.
  expect(await openClearing(seller.accountId, false)).toEqual([])
  expect(await openClearing(PLATFORM, false)).toEqual([])
  expect(await stripeBalances(seller.accountId, false)).toEqual([{ currency: 'usd', amountMinor: await balanceAtStripe(seller.accountId) }])
  expect(await accountsOf(seller.accountId)).toMatchObject({ sales: -10_000, refunds: 4000, platform_fees: 500 })
  const before = await db().ledgerEntry.count()
  await read(seller)
  expect(await db().ledgerEntry.count()).toBe(before)
})

test('what an account earns elsewhere stands apart, and its payouts move from the way to the bank', async () => {
  const seller = await market.seller()
  await sell(seller)
  const body = JSON.stringify({ account: seller.accountId, kind: 'charge', amount: 7000 })
  expect((await fetch(`${sandbox.url}/_sandbox/activity`, { method: 'POST', body })).ok).toBe(true)
  await sandbox.control.advance(12 * 86_400)
  await read(seller)
  const { stripe: held = 0, transit = 0, bank = 0, elsewhere, clearing = 0 } = await accountsOf(seller.accountId)
  expect(held).toBe(await balanceAtStripe(seller.accountId))
  expect({ clearing, transit }).toEqual({ clearing: 0, transit: 0 })
  expect(bank).toBeGreaterThan(0)
  expect(elsewhere).toBeLessThan(-6000)
})

test('what was not known to be ours when it was posted is set right once its part knows its charge', async () => {
  const seller = await market.seller()
  const part = await sell(seller)
  await db().sellerOrder.update({ where: { id: part.id }, data: { chargeId: null } })
  await read(seller)
  expect(await accountsOf(seller.accountId)).toHaveProperty('elsewhere')
  await db().sellerOrder.update({ where: { id: part.id }, data: { chargeId: part.chargeId } })
  await postBooked()
  const after = await accountsOf(seller.accountId)
  expect(after).not.toHaveProperty('elsewhere')
  expect(after).not.toHaveProperty('clearing')
})
