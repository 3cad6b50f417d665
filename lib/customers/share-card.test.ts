import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { bookedOf } from '@/proofs/books'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

// An error of Stripe's is saved under its key: repeated, it is the same error for a day. Source: docs.stripe.com/api/idempotent_requests
test.each([
  ['the clone', '^/v1/payment_methods$'],
  ['the seller’s Customer', '^/v1/customers$'],
  ['putting the clone on the Customer', '/attach$'],
])('when %s came to an error of Stripe’s, the purchase goes on a moment later', async (what, path) => {
  const seller = await market.seller()
  const buyer = await market.member()
  if (what.startsWith('putting')) {
    // Only a second card is put on a Customer that is there.
    await placeOrder(market.wish(await market.product(seller), await market.card('pm_card_mastercard')), buyer)
  }
  const wish = market.wish(await market.product(seller), await market.card())
  await sandbox.control.addFault({ method: 'POST', path, account: seller.accountId, action: 'error_500_after' })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  const { parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  const booked = (await bookedOf(sandbox.control)).filter(({ partId }) => partId === parts[0]?.id)
  expect(booked).toMatchObject([{ status: 'succeeded', kept: 2500 }])
  expect(await db().connectedCustomer.count({ where: { accountId: seller.accountId } })).toBe(1)
})
