import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { readCart } from '@/lib/cart/read-cart'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { keepAddress } from '@/lib/db/shipping/addresses'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { estimateDelivery } from './estimate-delivery'

await testDatabase()
const market = testMarket(await testSandbox({ asyncDelayMs: 0 }))
afterAll(stopJobs)

type Zone = Parameters<typeof market.zone>[1]

/** Somebody with two pieces of a seller's in the cart. */
async function withItem(zone: Zone, kind: 'physical' | 'digital' = 'physical', buyer: Buyer = market.guest()) {
  const made = await market.seller()
  await market.zone(made, zone)
  const product = await market.product(made, { kind, weightGrams: 400 })
  const seen = { seenPriceMinor: product.priceMinor, seenCurrency: product.currency }
  await addItem(ownerOf(buyer), { addId: randomUUID(), variantId: product.variantId, quantity: 2, ...seen })
  return buyer
}

const estimateOf = async (buyer: Buyer, chosen: string | null = null) => estimateDelivery(await readCart(ownerOf(buyer)), buyer, chosen)

test('the estimate is the rate that the checkout chooses first for an address there', async () => {
  const zone = {
    countries: ['FR'],
    rates: [
      { name: 'Express', priceMinor: 1500 },
      { name: 'Standard', priceMinor: 700, minDays: 3, maxDays: 5 },
    ],
  }
  const buyer = await withItem(zone)
  const estimate = await estimateOf(buyer, 'FR')
  expect(estimate).toMatchObject({
    country: 'FR',
    parcels: [{ currency: 'usd', estimate: { state: 'offered', rate: { name: 'Standard', costMinor: 700, minDays: 3, maxDays: 5 } } }],
  })
  const to = shipTo({ city: 'Paris', state: null, postalCode: '75001', country: 'FR' })
  const page = await checkoutPage({ productSlug: null, quantity: 1, checkoutId: null }, buyer, { shipTo: to, rateIds: [], codes: [] })
  const [parcel] = estimate?.parcels ?? []
  const rateId = parcel?.estimate.state === 'offered' ? parcel.estimate.rate.id : null
  expect(page).toMatchObject({ view: { groups: [{ delivery: { chosenId: rateId }, amount: { shippingMinor: 700 } }] } })
})

test('a country its seller does not deliver to is refused in the words of the checkout', async () => {
  const buyer = await withItem({ countries: ['FR'] })
  expect(await estimateOf(buyer, 'JP')).toMatchObject({
    parcels: [{ estimate: { state: 'refused', sentence: { key: 'checkout.notDelivered', values: { country: { country: 'JP' } } } } }],
  })
})

test('where only some postal codes are delivered to, the code is asked for until an address says it', async () => {
  const buyer: Buyer = { ...market.guest(), viewer: await person() }
  await withItem({ countries: ['FR'], postalPrefixes: ['75'] }, 'physical', buyer)
  expect(await estimateOf(buyer, 'FR')).toMatchObject({ parcels: [{ estimate: { state: 'code_needed' } }] })
  await keepAddress(db(), buyer.viewer?.userId ?? '', shipTo({ city: 'Paris', state: null, postalCode: '75001', country: 'FR' }))
  expect(await estimateOf(buyer, 'FR')).toMatchObject({ parcels: [{ estimate: { state: 'offered' } }] })
})

test('the country is the chosen one, else that of the address used last, else the seller’s own; what is no country is nobody’s', async () => {
  const guest = await withItem({ countries: [] })
  expect(await estimateOf(guest)).toMatchObject({ country: 'US' })
  expect(await estimateOf(guest, 'XX')).toMatchObject({ country: 'US' })
  const buyer: Buyer = { ...market.guest(), viewer: await person() }
  await withItem({ countries: [] }, 'physical', buyer)
  await keepAddress(db(), buyer.viewer?.userId ?? '', shipTo({ country: 'CA' }))
  expect(await estimateOf(buyer)).toMatchObject({ country: 'CA' })
  expect(await estimateOf(buyer, 'DE')).toMatchObject({ country: 'DE' })
})

test('a cart of downloads has nothing to estimate', async () => {
  expect(await estimateOf(await withItem({ countries: [] }, 'digital'))).toBeNull()
})

async function person() {
  const email = `${randomUUID()}@souk.test`
  const { id } = await db().user.create({ data: { email } })
  return { userId: id, email, isProven: true }
}
