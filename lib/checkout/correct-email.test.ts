import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const refuseEmail = () => sandbox.control.addFault({ method: 'POST', path: '^/v1/customers$', action: 'refuse_email' })

/** A guest whose address Stripe does not accept. */
async function refused(buyer = market.guest()) {
  const product = await market.product(await market.seller(), { stock: 1 })
  const wish = market.wish(product, await market.card(), { email: 'wrong@souk.test' })
  await refuseEmail()
  const placed = await placeOrder(wish, buyer)
  return { buyer, wish, placed, again: async (email: string) => placeOrder({ ...wish, email, card: await market.card() }, buyer) }
}
const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { customer: true, parts: true } })

test('a guest whose address Stripe does not accept reads at once how to correct it, and pays the same order with another', async () => {
  const { buyer, wish, placed, again } = await refused()
  const sentence = [{ key: 'order.correctEmail' }, { key: 'order.nothingCharged' }]
  expect(placed).toMatchObject({ answer: { status: 'declined', reason: 'email_refused', sentence } })
  expect(await checkoutPage({ productSlug: null, quantity: 1, checkoutId: wish.checkoutId }, buyer)).toMatchObject({
    state: 'ready',
    view: { email: null, begun: { email: 'wrong@souk.test' } },
  })
  expect(await again('right@souk.test')).toMatchObject({ answer: { status: 'paid' } })
  const order = await orderOf(wish.checkoutId)
  expect(order).toMatchObject({ email: 'right@souk.test', status: 'paid', customer: { email: 'right@souk.test' } })
  expect(await sandbox.control.object('customer', order.customer.platformCustomerId ?? '')).toMatchObject({ email: 'right@souk.test' })
  expect((await readOrder(order.id, buyer))?.timeline.map(({ kind }) => kind)).toContain('email_corrected')
})

test('an address that is refused again is corrected again; the same one may be tried again too', async () => {
  const { wish, again } = await refused()
  await refuseEmail()
  expect(await again('also-wrong@souk.test')).toMatchObject({ answer: { status: 'declined', reason: 'email_refused' } })
  expect(await again('also-wrong@souk.test')).toMatchObject({ answer: { status: 'paid' } })
  expect(await orderOf(wish.checkoutId)).toMatchObject({ email: 'also-wrong@souk.test' })
})

test('a signed-in buyer is told to use another address; what is typed changes nothing', async () => {
  const member = await market.member()
  const { wish, placed, again } = await refused(member)
  expect(placed).toMatchObject({ answer: { status: 'declined', sentence: [{ key: 'order.emailRefused' }, { key: 'order.nothingCharged' }] } })
  expect(await again('other@souk.test')).toMatchObject({ answer: { status: 'paid' } })
  expect(await orderOf(wish.checkoutId)).toMatchObject({ email: member.viewer.email })
})

test('the address of an order that was refused for its card stays', async () => {
  const buyer = market.guest()
  const wish = market.wish(await market.product(await market.seller()), await market.card('pm_card_chargeCustomerFail'), { email: 'mine@souk.test' })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'declined', reason: 'card_declined' } })
  const other = await placeOrder({ ...wish, email: 'other@souk.test', card: await market.card() }, buyer)
  expect(other).toMatchObject({ kind: 'refused', refusal: { code: 'already_begun' } })
  expect(await orderOf(wish.checkoutId)).toMatchObject({ email: 'mine@souk.test' })
})
