import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const { market, order, daysLater, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)

/** Somebody tidies up in Stripe's dashboard. */
async function tidyUp(method: 'POST' | 'DELETE', path: string, account?: string): Promise<void> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, ...(account && { 'stripe-account': account }) }
  const response = await fetch(`${sandbox.url}/v1${path}`, { method, headers })
  if (!response.ok) throw new Error(await response.text())
}

async function memberWithCard() {
  const seller = await market.seller()
  const product = await market.product(seller)
  const member = await market.member()
  await placeOrder(market.wish(product, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId }, include: { customer: true } })
  const connected = await db().connectedCustomer.findFirstOrThrow({ where: { customerId: saved.customerId }, include: { clones: true } })
  return { seller, product, member, saved, connected, wish: market.wish(product, { kind: 'saved', savedCardId: saved.id }) }
}

test('a platform Customer that was removed at Stripe is made anew within the same try', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  const buyer = await market.member()
  const { userId, email } = buyer.viewer
  await db().customer.create({ data: { userId, email, livemode: false, platformCustomerId: 'cus_removed' } })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test('a platform Customer removed at Stripe on the day it was made is made anew within the same try', async () => {
  const { product, member, saved } = await memberWithCard()
  await tidyUp('DELETE', `/customers/${saved.customer.platformCustomerId}`)
  const wish = market.wish(product, await market.card())
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'paid' } })
  expect(await db().customer.findUnique({ where: { id: saved.customerId } })).toMatchObject({ timesRemoved: 1 })
})

test('a saved card whose platform Customer was removed at Stripe is no longer offered', async () => {
  const { member, saved } = await memberWithCard()
  await tidyUp('DELETE', `/customers/${saved.customer.platformCustomerId}`)
  const elsewhere = market.wish(await market.product(await market.seller()), { kind: 'saved', savedCardId: saved.id })
  const sentence = [{ key: 'order.cardRemoved' }, { key: 'order.nothingCharged' }]
  expect(await placeOrder(elsewhere, member)).toMatchObject({ answer: { status: 'declined', reason: 'card_removed', sentence } })
  expect(await listSavedCards(member.viewer)).toEqual([])
  expect(await db().customer.findUnique({ where: { id: saved.customerId } })).toMatchObject({ platformCustomerId: null })
})

test("a card that was removed on the seller's account is shared anew within the same try", async () => {
  const { seller, member, connected, wish } = await memberWithCard()
  await tidyUp('POST', `/payment_methods/${connected.clones[0]?.paymentMethodId}/detach`, seller.accountId)
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'paid' } })
  const made = await sandbox.control.objects('payment_intent', seller.accountId)
  expect(made.map(({ object }) => object.status)).toEqual(['succeeded', 'succeeded'])
})

test('a connected Customer removed at Stripe on the day it was made is made anew within the same try', async () => {
  const { seller, member, connected, wish } = await memberWithCard()
  await tidyUp('DELETE', `/customers/${connected.stripeCustomerId}`, seller.accountId)
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'paid' } })
  expect(await db().connectedCustomer.count({ where: { accountId: seller.accountId } })).toBe(1)
})

test('another card at a seller whose Customer was removed at Stripe makes it anew within the same try', async () => {
  const { seller, product, member, connected } = await memberWithCard()
  await tidyUp('DELETE', `/customers/${connected.stripeCustomerId}`, seller.accountId)
  expect(await placeOrder(market.wish(product, await market.card('pm_card_mastercard')), member)).toMatchObject({ answer: { status: 'paid' } })
})

test('a Customer removed while no answer of the charge had come is made anew when the charge is repeated', async () => {
  const { seller, member, connected, wish } = await memberWithCard()
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account: seller.accountId, action: 'error_500_before', times: 99 })
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  await tidyUp('DELETE', `/customers/${connected.stripeCustomerId}`, seller.accountId)
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'paid' } })
})

test('a PaymentIntent whose connected Customer was removed is replaced, and no two can be paid', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card('pm_card_chargeCustomerFail'))
  const buyer = market.guest()
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'declined' } })
  const { id } = await db().customer.findFirstOrThrow({ where: { email: wish.email } })
  const connected = await db().connectedCustomer.findFirstOrThrow({ where: { customerId: id } })
  await tidyUp('DELETE', `/customers/${connected.stripeCustomerId}`, seller.accountId)
  expect(await placeOrder({ ...wish, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  const made = await sandbox.control.objects('payment_intent', seller.accountId)
  expect(made.map(({ object }) => object.status).sort()).toEqual(['canceled', 'succeeded'])
})

test('a card that is charged later, with its Customers here and there: its buyer is asked for another for a week, then it is given up', async () => {
  const made = await order({ inDays: 20 })
  const { customer } = await db().order.findUniqueOrThrow({ where: { id: made.orderId }, include: { customer: true } })
  const { connectedCustomerId } = await part(made.partId)
  await tidyUp('DELETE', `/customers/${connectedCustomerId}`, made.seller.accountId)
  await tidyUp('DELETE', `/customers/${customer.platformCustomerId}`)
  await daysLater(20, made.orderId)
  expect(await part(made.partId)).toMatchObject({ tries: 1, status: 'declined', endReason: 'card_removed', givesUp: true })
  await daysLater(8, made.orderId)
  expect(await part(made.partId)).toMatchObject({ status: 'canceled', order: { status: 'canceled' } })
  expect((await mails(made.orderId)).slice(2)).toEqual(['refused buyer', 'refused seller', 'canceled buyer', 'canceled seller'])
})
