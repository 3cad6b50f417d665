import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { recordTaxOf } from '@/lib/ledger/record-tax'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { shipTo, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const { stripe, open, hear, decide } = testDisputes(sandbox)
afterAll(stopJobs)

/** A sale whose tax Stripe worked out, and has. */
async function taxedSale() {
  const seller = await market.seller()
  await market.zone(seller)
  await market.stripeTax(seller, 'exclusive')
  const product = await market.product(seller, { kind: 'physical', priceMinor: 4000 })
  const address = shipTo({ city: 'New York', state: 'NY', postalCode: '10001' })
  const wish = market.wish(product, await market.card(), { shipTo: address })
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  await settleSellerOrder(part.id)
  await recordTaxOf(part.id)
  return { seller, part, partId: part.id }
}

const jobsOf = (partId: string) =>
  db().$queryRaw<unknown[]>`select 1 from pgboss.job where name = 'record-tax' and data->>'sellerOrderId' = ${partId}`
const reversalsOf = (partId: string) => db().taxReversal.findMany({ where: { sellerOrderId: partId } })

test('a lost dispute has the tax of the sale taken back at Stripe, once; an open or a won one does not', async () => {
  const [lost, won] = [await taxedSale(), await taxedSale()]
  for (const sale of [lost, won]) {
    const before = (await jobsOf(sale.partId)).length
    const id = await open(sale)
    await hear(sale)
    await recordTaxOf(sale.partId)
    expect([await reversalsOf(sale.partId), (await jobsOf(sale.partId)).length]).toEqual([[], before])
    await decide(id, sale === lost ? 'lost' : 'won')
    await hear(sale)
    expect((await jobsOf(sale.partId)).length).toBe(before + (sale === lost ? 1 : 0))
    for (let n = 0; n < 2; n += 1) await recordTaxOf(sale.partId)
  }
  expect(await reversalsOf(won.partId)).toEqual([])
  const [reversal, ...more] = await reversalsOf(lost.partId)
  expect(more).toEqual([])
  const made = await stripe.tax.transactions.retrieve(reversal?.transactionId ?? '', {}, { stripeAccount: lost.seller.accountId })
  expect(made).toMatchObject({ type: 'reversal' })
})

test('what is refunded and what is lost take the tax back together, and a part of it that is lost alone does not', async () => {
  const [some, all] = [await taxedSale(), await taxedSale()]
  const refund = { payment_intent: all.part.paymentIntentId ?? '', amount: 1000 }
  await stripe.refunds.create(refund, { stripeAccount: all.seller.accountId })
  for (const sale of [some, all]) {
    await settleSellerOrder(sale.partId)
    await recordTaxOf(sale.partId)
    expect(await reversalsOf(sale.partId)).toEqual([])
    await decide(await open(sale, 'product_not_received', sale.part.amountMinor - 1000), 'lost')
    await hear(sale)
    await recordTaxOf(sale.partId)
  }
  expect(await reversalsOf(some.partId)).toEqual([])
  expect(await reversalsOf(all.partId)).toMatchObject([{ reversedAt: expect.any(Date) }])
})
