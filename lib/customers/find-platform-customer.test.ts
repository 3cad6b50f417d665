import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

/** The platform Customers that Stripe has of an address. */
async function customersOf(email: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
  const list = (await (await fetch(`${sandbox.url}/v1/customers?email=${encodeURIComponent(email)}`, { headers })).json()) as {
    data: { id: string }[]
  }
  return list.data.map(({ id }) => id)
}

test.each(['was done', 'was not done'])(
  'a platform Customer whose making came to an error of Stripe’s and %s: its buyer can buy, and has one',
  async (what) => {
    const wish = market.wish(await market.product(await market.seller()), await market.card())
    // Saved under the key: repeated, it is the same error for a day. Source: docs.stripe.com/api/idempotent_requests
    await sandbox.control.addFault({ method: 'POST', path: '^/v1/customers$', action: 'error_500_after' })
    await sandbox.control.addFault({ method: 'GET', path: '^/v1/customers$', action: 'error_500_before', times: 999 })
    const buyer = market.guest()
    expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
    await sandbox.control.clearFaults()
    if (what === 'was not done') {
      const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
      for (const id of await customersOf(wish.email)) await fetch(`${sandbox.url}/v1/customers/${id}`, { method: 'DELETE', headers })
    }
    // It asks again every second or so.
    await continueOrder(wish.checkoutId, buyer)
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
    const { platformCustomerId } = await db().customer.findFirstOrThrow({ where: { email: wish.email } })
    expect(await customersOf(wish.email)).toEqual([platformCustomerId])
  },
)
