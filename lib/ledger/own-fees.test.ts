import { afterAll, expect, test } from 'vitest'
import { readBalance } from '@/lib/balance/read-balance'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { openClearing } from '@/lib/db/ledger/balances'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { reconcile } from '@/lib/reconciliation/reconcile'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { postBooked } from './post-booked'
import { settleSellerOrder } from './settle-seller-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

test('tax on Stripe’s fee, network costs and a reserve leave no difference, and each deposit adds up', async () => {
  const seller = await market.seller({ country: 'AE', currency: 'aed' })
  const wish = market.wish(await market.product(seller, { priceMinor: 100_000, currency: 'aed' }), await market.card())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  await settleSellerOrder(part.id)
  // 2.9 % and 0.30 of 1,000.00 dirham, and 5 % of that.
  expect(await db().settlement.findUniqueOrThrow({ where: { sellerOrderId: part.id } })).toMatchObject({
    grossMinor: 100_000,
    stripeFeeMinor: 2930 + 147,
  })
  const book = (kind: string, amount: number) =>
    fetch(`${sandbox.url}/_sandbox/activity`, { method: 'POST', body: JSON.stringify({ account: seller.accountId, kind, amount, currency: 'aed' }) })
  for (const [kind, amount] of [
    ['network_cost', 37],
    ['tax', 6],
    ['reserve', 5000],
  ] as const)
    expect((await book(kind, amount)).status).toBe(200)
  await sandbox.control.advance(12 * 86_400)
  expect((await book('reserve', -5000)).status).toBe(200)
  await sandbox.control.advance(6 * 86_400)
  for (const owner of [PLATFORM, seller.accountId] as const) await readBalance(owner)
  await postBooked()
  for (const owner of [PLATFORM, seller.accountId] as const) await reconcile(owner)
  expect(await db().difference.findMany()).toEqual([])
  expect(await openClearing(seller.accountId, false)).toEqual([])
  const payouts = await db().payout.findMany({ where: { accountId: seller.accountId } })
  expect(payouts.map(({ closesMinor }) => closesMinor)).toEqual([0, 0])
})
