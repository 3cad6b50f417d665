import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

test('something digital is not ordered without consent to immediate delivery; with it, time and wording are kept with the order', async () => {
  const seller = await market.seller()
  const product = await market.product(seller, { kind: 'digital' })
  const buyer = { ...market.guest(), reader: { locale: 'en-GB', timeZone: 'Europe/London' } }
  const wish = market.wish(product, await market.card())
  const without = await placeOrder({ ...wish, digitalConsent: false }, buyer)
  expect(without).toMatchObject({ kind: 'refused', refusal: { code: 'consent_needed' } })
  expect(await db().order.count({ where: { checkoutId: wish.checkoutId } })).toBe(0)
  const placed = await placeOrder(wish, buyer)
  if (placed.kind !== 'answer') throw new Error(JSON.stringify(placed))
  const kept = await db().digitalConsent.findUniqueOrThrow({ where: { orderId: placed.orderId } })
  expect(kept.wording).toContain('I agree that my digital items are delivered right after payment.')
  expect(Math.abs(kept.at.getTime() - Date.now())).toBeLessThan(60_000)
  expect(await readOrder(placed.orderId, buyer)).toMatchObject({ digitalConsent: { at: kept.at.toISOString(), wording: kept.wording } })
})

test('nobody is asked where nothing is digital', async () => {
  const buyer = market.guest()
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  const placed = await placeOrder({ ...wish, digitalConsent: false }, buyer)
  if (placed.kind !== 'answer') throw new Error(JSON.stringify(placed))
  expect(await db().digitalConsent.count({ where: { orderId: placed.orderId } })).toBe(0)
  expect(await readOrder(placed.orderId, buyer)).toMatchObject({ digitalConsent: null })
})
