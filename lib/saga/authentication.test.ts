import { afterAll, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { sweep } from '@/lib/operations/sweep'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { advanceOrder } from './advance-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })

async function begin(card: string) {
  const seller = await market.seller()
  const product = await market.product(seller, { stock: 1 })
  const wish = market.wish(product, await market.card(card))
  const buyer = market.guest()
  const placed = await placeOrder(wish, buyer)
  const confirm = (intentId: string | null | undefined, outcome: 'succeeded' | 'failed') => sandbox.control.authenticate(intentId ?? '', outcome)
  return { seller, product, wish, buyer, placed, confirm }
}

test('a confirmation while the card is saved happens on the platform, then the charge is made', async () => {
  const { wish, buyer, placed, confirm } = await begin('pm_card_authenticationRequiredOnSetup')
  expect(placed).toMatchObject({ answer: { status: 'needs_authentication', accountId: null, clientSecret: expect.stringMatching(/^seti_/) } })
  await confirm((await orderOf(wish.checkoutId)).setupIntentId, 'succeeded')
  const answer = await continueOrder(wish.checkoutId, buyer)
  // Stripe's own test card asks again at the charge while the buyer is present.
  expect(['paid', 'needs_authentication']).toContain(answer?.status)
})

test("a confirmation at the charge happens on the seller's account, then the order is paid", async () => {
  const { seller, wish, buyer, confirm } = await begin('pm_card_authenticationRequired')
  const order = await orderOf(wish.checkoutId)
  if (order.cardStatus === 'requires_action') {
    await confirm(order.setupIntentId, 'succeeded')
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'needs_authentication', accountId: seller.accountId })
  }
  await confirm((await orderOf(wish.checkoutId)).parts[0]?.paymentIntentId, 'succeeded')
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
})

test('a failed confirmation declines the order, and another card is possible', async () => {
  const { wish, buyer, product, confirm } = await begin('pm_card_authenticationRequired')
  const order = await orderOf(wish.checkoutId)
  const [part] = order.parts
  if (order.cardStatus === 'requires_action') await confirm(order.setupIntentId, 'failed')
  else await confirm(part?.paymentIntentId, 'failed')
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({
    status: 'declined',
    sentence: [{ key: 'card.notConfirmed' }, { key: 'order.nothingCharged' }],
  })
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 1 })
  expect(await placeOrder({ ...wish, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test('a buyer who never confirms: the sweep finds the order, cancels the payment and frees the stock', async () => {
  const { seller, wish, product, confirm, buyer } = await begin('pm_card_authenticationRequired')
  const order = await orderOf(wish.checkoutId)
  if (order.cardStatus === 'requires_action') {
    await confirm(order.setupIntentId, 'succeeded')
    await continueOrder(wish.checkoutId, buyer)
  }
  await db().order.update({ where: { id: order.id }, data: { expiresAt: new Date(Date.now() - 1000), wakeAt: new Date(Date.now() - 1000) } })
  expect((await sweep()).orders).toBe(1)
  await advanceOrder(order.id, { reread: true })
  const after = await orderOf(wish.checkoutId)
  expect(after).toMatchObject({ status: 'canceled', parts: [{ stockHeld: false }] })
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 1 })
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': seller.accountId }
  const intent = await (await fetch(`${sandbox.url}/v1/payment_intents/${after.parts[0]?.paymentIntentId}`, { headers })).json()
  expect(intent).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
})

test('a tab that was closed during a confirmation finds the same question again', async () => {
  const { wish, buyer, placed } = await begin('pm_card_authenticationRequired')
  const again = await placeOrder(wish, buyer)
  expect(again).toEqual(placed)
})
