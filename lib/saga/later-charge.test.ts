import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { sweep } from '@/lib/operations/sweep'
import { stripeNow } from '@/lib/stripe/clock'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { advanceOrder } from './advance-order'

await testDatabase()
const sandbox = await testSandbox()
const { market, product, order, daysLater, charges, leave, comeBack, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock

test('a charge for a near day is held at the checkout and captured on the day', async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  expect(await part(partId)).toMatchObject({ status: 'authorized', captureMethod: 'manual', order: { status: 'scheduled' } })
  expect(await charges(seller)).toEqual(['held'])
  await daysLater(2, orderId)
  expect(await charges(seller)).toEqual(['held'])
  await daysLater(1, orderId)
  expect(await charges(seller)).toEqual(['captured'])
  expect(await part(partId)).toMatchObject({ status: 'captured', tries: 0, order: { status: 'paid' } })
})

test('a charge for a far day is made on the day to the saved card, without the buyer', async () => {
  const { seller, orderId, partId } = await order({ inDays: 20 })
  expect(await part(partId)).toMatchObject({ status: 'scheduled', paymentIntentId: null, order: { status: 'scheduled', paidAt: null } })
  expect(await charges(seller)).toEqual([])
  expect(await mails(orderId)).toEqual(['ordered seller', 'ordered buyer'])
  await daysLater(20, orderId)
  expect(await part(partId)).toMatchObject({ status: 'captured', tries: 1, order: { status: 'paid', paidAt: expect.any(Date) } })
  expect(await charges(seller)).toEqual(['captured'])
  expect(await mails(orderId)).toEqual(['ordered seller', 'ordered buyer', 'paid seller', 'paid buyer'])
})

test('what two sellers charge on one day is one mail to the buyer, and one to each seller', async () => {
  const products = [await product(await market.seller(), { inDays: 20 }), await product(await market.seller(), { inDays: 20 })]
  const wish = market.wish(products, await market.card())
  await placeOrder(wish, market.guest())
  const { id: orderId } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  expect((await mails(orderId)).sort()).toEqual(['ordered buyer', 'ordered seller', 'ordered seller'])
  await daysLater(20, orderId)
  expect((await mails(orderId)).sort()).toEqual(['ordered buyer', 'ordered seller', 'ordered seller', 'paid buyer', 'paid seller', 'paid seller'])
})

test("the sweep finds a later charge on its day, by Stripe's clock", async () => {
  const { orderId } = await order({ inDays: 20 })
  const jobs = () => db().$queryRaw<unknown[]>`select 1 from pgboss.job where retry_limit = 0 and data->>'orderId' = ${orderId}`
  await sweep()
  expect(await jobs()).toEqual([])
  await sandbox.control.advance(20 * 86_400 + 60)
  await sweep()
  expect(await jobs()).toHaveLength(1)
  // Refused, it is due on another day: that one is found at once too.
  const other = await stripeNow()
  await db().order.update({ where: { id: orderId }, data: { dueAt: other } })
  await sweep()
  expect(await jobs()).toHaveLength(2)
})

test('a refused later charge is tried 1, 3, 5 and 7 days later, keeps its stock, and is given up after the last try', async () => {
  const { seller, product, orderId, partId } = await order({ inDays: 20 }, 'pm_card_chargeCustomerFail', 1)
  await daysLater(20, orderId)
  for (const [tries, days] of [1, 2, 2, 2].entries()) {
    expect(await part(partId)).toMatchObject({ status: 'declined', tries: tries + 1, givesUp: false, order: { status: 'declined' } })
    expect(await stockOf(product.id)).toBe(0)
    // Asked again before its day, nothing happens.
    await advanceOrder(orderId, { reread: true })
    expect(await charges(seller)).toHaveLength(tries + 1)
    await daysLater(days, orderId)
  }
  expect(await charges(seller)).toEqual(['failed', 'failed', 'failed', 'failed', 'failed'])
  expect(await part(partId)).toMatchObject({ status: 'canceled', tries: 5, order: { status: 'canceled' } })
  expect(await stockOf(product.id)).toBe(1)
  expect((await mails(orderId)).slice(2)).toEqual([...Array(4).fill(['refused buyer', 'refused seller']).flat(), 'canceled buyer', 'canceled seller'])
  const { paymentIntentId, accountId } = await part(partId)
  expect(await sandbox.control.object('payment_intent', paymentIntentId ?? '')).toMatchObject({ status: 'canceled' })
  expect(accountId).toBe(seller.accountId)
})

test('a refused later charge outlives the time of its checkout', async () => {
  const { orderId, partId } = await order({ inDays: 20 }, 'pm_card_chargeCustomerFail')
  await db().order.update({ where: { id: orderId }, data: { expiresAt: new Date(Date.now() - 1000) } })
  await daysLater(20, orderId)
  const { order: row, status } = await part(partId)
  expect(status).toBe('declined')
  expect(row.expiresAt.getTime()).toBeGreaterThan(Date.now() + 7 * 86_400_000)
})

test('a later charge that the bank wants confirmed is not tried alone, and is given up after a week', async () => {
  const { seller, orderId, partId } = await order({ inDays: 20 }, 'pm_card_authenticationRequired')
  await daysLater(20, orderId)
  expect(await part(partId)).toMatchObject({
    status: 'declined',
    endReason: 'authentication_required',
    declineCode: 'authentication_required',
    tries: 1,
    givesUp: true,
  })
  const before = await charges(seller)
  await daysLater(3, orderId)
  expect(await charges(seller)).toEqual(before)
  await daysLater(4, orderId)
  expect(await charges(seller)).toEqual(before)
  expect(await part(partId)).toMatchObject({ status: 'canceled', order: { status: 'canceled' } })
})

test('a refused later charge of one part leaves what is paid paid', async () => {
  const [one, two] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const products = [await market.product(one), await product(two, { inDays: 20 })]
  const wish = market.wish(products, await market.card())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  expect(await mails(id)).toEqual(['paid seller', 'ordered seller', 'paid buyer'])
  await sandbox.control.changeAccount(two.accountId, { charges_enabled: false })
  await daysLater(20, id)
  const read = () => db().order.findUniqueOrThrow({ where: { id }, include: { parts: { orderBy: { position: 'asc' } } } })
  expect(await read()).toMatchObject({
    status: 'partly_paid',
    decision: 'capture',
    parts: [{ status: 'captured' }, { status: 'declined', tries: 1 }],
  })
  await sandbox.control.changeAccount(two.accountId, { charges_enabled: true })
  await daysLater(1, id)
  expect(await read()).toMatchObject({ status: 'paid', parts: [{ status: 'captured' }, { status: 'captured' }] })
  expect([await charges(one), await charges(two)]).toEqual([['captured'], ['captured']])
})

test('a later charge without an answer is found out, not made twice', async () => {
  const { seller, orderId, partId } = await order({ inDays: 20 })
  const path = '^/v1/payment_intents$'
  await sandbox.control.addFault({ method: 'POST', path, action: 'error_500_after', account: seller.accountId, times: 999 })
  await daysLater(20, orderId)
  await sandbox.control.clearFaults()
  await advanceOrder(orderId, { reread: true })
  expect(await part(partId)).toMatchObject({ status: 'captured', tries: 1 })
  expect(await charges(seller)).toEqual(['captured'])
})

test('a hold that lapsed is followed by one charge to the saved card', async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  const { paymentIntentId } = await part(partId)
  await daysLater(8, orderId)
  const after = await part(partId)
  expect(after).toMatchObject({ status: 'captured', captureMethod: 'automatic', tries: 1, order: { status: 'paid' } })
  expect(after.paymentIntentId).not.toBe(paymentIntentId)
  expect(await charges(seller)).toEqual(['captured', 'released'])
})

test('a hold that its seller canceled in Stripe stays canceled', async () => {
  const { seller, product, orderId, partId } = await order({ inDays: 3 }, 'pm_card_visa', 1)
  const { paymentIntentId } = await part(partId)
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': seller.accountId }
  await fetch(`${sandbox.url}/v1/payment_intents/${paymentIntentId}/cancel`, { method: 'POST', headers })
  await advanceOrder(orderId, { reread: true })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'hold_canceled', order: { status: 'canceled' } })
  expect(await stockOf(product.id)).toBe(1)
  await daysLater(8, orderId)
  expect(await charges(seller)).toEqual(['released'])
})

test('a hold whose seller has left waits; once it has lapsed the card is charged when they are back', async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  await leave(seller)
  await daysLater(3, orderId)
  expect(await part(partId)).toMatchObject({ status: 'authorized', endReason: 'seller_disconnected' })
  await daysLater(5, orderId)
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'seller_disconnected', tries: 1, paymentIntentId: null })
  await comeBack(seller)
  await daysLater(1, orderId)
  expect(await part(partId)).toMatchObject({ status: 'captured', tries: 2 })
  expect(await charges(seller)).toEqual(['captured', 'released'])
})

test('a later charge of a seller who has left is tried by the schedule, then given up', async () => {
  const { seller, product, orderId, partId } = await order({ inDays: 20 }, 'pm_card_visa', 1)
  await leave(seller)
  await daysLater(20, orderId)
  for (const [tries, days] of [1, 2, 2, 2].entries()) {
    expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'seller_disconnected', tries: tries + 1 })
    await daysLater(days, orderId)
  }
  expect(await part(partId)).toMatchObject({ status: 'canceled', order: { status: 'canceled' } })
  expect(await stockOf(product.id)).toBe(1)
})
