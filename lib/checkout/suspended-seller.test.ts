import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { createRefund } from '@/lib/refunds/create-refund'
import { suspendSeller } from '@/lib/sellers/suspend-seller'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { placeOrder } from './place-order'

await testDatabase()
const market = testMarket(await testSandbox({ asyncDelayMs: 0 }))
afterAll(stopJobs)

const GOODWILL = { lines: [], shippingMinor: 0, adjustmentMinor: 500, reason: null, note: null }

test('a suspended seller takes no new order, and the one from before is still served', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  const late = market.wish(await market.product(seller), await market.card())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  await suspendSeller(await makeOperator(), seller.sellerId, 'Selling copies')
  expect(await placeOrder(late, market.guest())).toMatchObject({
    refusal: { sentence: [{ key: 'order.sellerPaused' }, { key: 'order.nothingCharged' }] },
  })
  expect(await db().order.count({ where: { checkoutId: late.checkoutId } })).toBe(0)
  const [part] = await db().sellerOrder.findMany({ where: { order: { checkoutId: wish.checkoutId } } })
  const refund = { refundId: randomUUID(), sellerOrderId: part?.id ?? '', draft: GOODWILL, seenMinor: 500 }
  expect(await createRefund({ sellerId: seller.sellerId }, refund)).toMatchObject({ kind: 'created', status: 'succeeded' })
})
