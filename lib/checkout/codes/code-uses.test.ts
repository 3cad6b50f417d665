import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { advanceOrder } from '@/lib/saga/advance-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

const INSUFFICIENT = 'pm_card_visa_chargeDeclinedInsufficientFunds'

async function shop() {
  const seller = await market.seller()
  return { ...seller, product: await market.product(seller) }
}

const orderOf = ({ checkoutId }: PlaceOrder) => db().order.findUniqueOrThrow({ where: { checkoutId } })

const statesOf = async (discountId: string) => (await db().discountUse.findMany({ where: { discountId } })).map(({ state }) => state)

test('a code that ran out since it was shown says so, and nothing is ordered', async () => {
  const { sellerId, product } = await shop()
  const { code } = await makeDiscount(sellerId, { limitTotal: 1 })
  const wish = market.wish(product, await market.card(), { codes: [code] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const late = market.wish(product, await market.card(), { codes: [code] })
  expect(await placeOrder(late, market.guest())).toMatchObject({
    refusal: { code: 'amount_changed', codes: [code], sentence: [{ key: 'discount.usedUp', values: { code } }, { key: 'order.nothingCharged' }] },
  })
  expect(await db().order.count({ where: { checkoutId: late.checkoutId } })).toBe(0)
})

test('one mailbox uses a code as often as it may, by whatever spelling of it', async () => {
  const { sellerId, product } = await shop()
  const { code } = await makeDiscount(sellerId, { limitPerBuyer: 1 })
  const mark = randomUUID()
  const buy = async (email: string) => placeOrder(market.wish(product, await market.card(), { codes: [code], email }), market.guest())
  expect(await buy(`${mark}@souk.test`)).toMatchObject({ answer: { status: 'paid' } })
  expect(await buy(`${mark}+again@souk.test`)).toMatchObject({ refusal: { codes: [code], sentence: [{ key: 'discount.usedByYou' }, {}] } })
  expect(await buy(`other-${mark}@souk.test`)).toMatchObject({ answer: { status: 'paid' } })
})

test('of many checkouts at once no more use a code than may, whatever its limit', async () => {
  const { sellerId, product } = await shop()
  const attempts = fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 7 }), async (limitTotal, buyers) => {
    const { id, code } = await makeDiscount(sellerId, { limitTotal })
    const wishes = await Promise.all(Array.from({ length: buyers }, async () => market.wish(product, await market.card(), { codes: [code] })))
    const placed = await Promise.all(wishes.map((wish) => placeOrder(wish, market.guest())))
    const paid = placed.filter(({ kind }) => kind === 'answer').length
    expect(paid).toBe(Math.min(limitTotal, buyers))
    expect(await statesOf(id)).toEqual(Array.from({ length: paid }, () => 'used'))
  })
  await fc.assert(attempts, { numRuns: 6 })
})

test('a declined order gives its code back and holds it again with the next card', async () => {
  const { sellerId, product } = await shop()
  const { id, code } = await makeDiscount(sellerId, { limitTotal: 1 })
  const buyer = market.guest()
  const declined = market.wish(product, await market.card(INSUFFICIENT), { codes: [code] })
  expect(await placeOrder(declined, buyer)).toMatchObject({ answer: { status: 'declined' } })
  expect(await statesOf(id)).toEqual(['released'])
  expect(await placeOrder({ ...declined, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect(await statesOf(id)).toEqual(['used'])
})

test('a declined order whose code is used up meanwhile ends, and is not paid at another price', async () => {
  const { sellerId, product } = await shop()
  const { code } = await makeDiscount(sellerId, { limitTotal: 1 })
  const buyer = market.guest()
  const declined = market.wish(product, await market.card(INSUFFICIENT), { codes: [code] })
  await placeOrder(declined, buyer)
  expect(await placeOrder(market.wish(product, await market.card(), { codes: [code] }), market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const again = await placeOrder({ ...declined, card: await market.card() }, buyer)
  expect(again).toMatchObject({ refusal: { code: 'start_again', sentence: [{ key: 'discount.usedUp' }, { key: 'checkout.startAgain' }] } })
  expect((await orderOf(declined)).status).toBe('canceled')
})

test('an order that expires unpaid gives its code back', async () => {
  const { sellerId, product } = await shop()
  const { id, code } = await makeDiscount(sellerId)
  const wish = market.wish(product, await market.card('pm_card_authenticationRequired'), { codes: [code] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'needs_authentication' } })
  expect(await statesOf(id)).toEqual(['held'])
  const { id: orderId } = await orderOf(wish)
  await db().order.update({ where: { id: orderId }, data: { expiresAt: new Date(Date.now() - 1000) } })
  await advanceOrder(orderId, { reread: true })
  expect((await orderOf(wish)).status).toBe('canceled')
  expect(await statesOf(id)).toEqual(['released'])
})

test('what is charged later holds its code until then', async () => {
  const { sellerId, product } = await shop()
  await db().product.update({ where: { id: product.id }, data: { chargeWhen: 'on_shipment' } })
  const { id, code } = await makeDiscount(sellerId)
  const wish = market.wish(product, await market.card(), { codes: [code] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ kind: 'answer' })
  expect(await statesOf(id)).toEqual(['held'])
})

test('an order that was begun at another sum than this page shows is not paid silently', async () => {
  const { sellerId, product } = await shop()
  const { code } = await makeDiscount(sellerId)
  const buyer = market.guest()
  const plain = market.wish(product, await market.card(INSUFFICIENT))
  expect(await placeOrder(plain, buyer)).toMatchObject({ answer: { status: 'declined' } })
  const cheaper = { ...plain, card: await market.card(), codes: [code], seenAmounts: [{ sellerId, currency: 'usd', amountMinor: 2250 }] }
  expect(await placeOrder(cheaper, buyer)).toMatchObject({ refusal: { code: 'already_begun' } })
})
