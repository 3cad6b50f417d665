import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { listBuyerOrders } from './list-orders'
import { readOrder } from './read-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

test('an order placed as a guest is listed for who proves its address, on any device, and for nobody else', async () => {
  const product = await market.product(await market.seller())
  const wish = market.wish(product, await market.card())
  const placed = await placeOrder(wish, market.guest())
  const orderId = placed.kind === 'answer' ? placed.orderId : ''
  const person = await market.member(wish.email)
  await placeOrder(market.wish(product, await market.card()), person)
  const proven = { ...person.viewer, isProven: true }
  const { orders } = await listBuyerOrders(proven)
  expect(orders).toHaveLength(2)
  expect(orders.map(({ id }) => id)).toContain(orderId)
  expect(await readOrder(orderId, { ...person, viewer: proven })).toMatchObject({ id: orderId })

  expect((await listBuyerOrders({ ...person.viewer, isProven: false })).orders).toHaveLength(1)
  expect(await readOrder(orderId, person)).toBeNull()
  const stranger = await market.member()
  expect((await listBuyerOrders({ ...stranger.viewer, isProven: true })).orders).toEqual([])
})
