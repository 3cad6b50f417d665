import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { translatorFor } from '@/lib/i18n/translator'
import { buyerMail } from '@/lib/notices/buyer-mail'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import type { TestSeller } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const { market, order, daysLater, charges, part, leave, comeBack, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

/** Stripe captures, and its answer is lost, as is that of every look at it. */
async function loseAnswers({ accountId: account }: TestSeller) {
  await sandbox.control.addFault({ method: 'POST', path: '/capture$', account, action: 'reset_after', times: 999 })
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/payment_intents/', account, action: 'reset_before', times: 999 })
}
const healthy = () => sandbox.control.clearFaults()

test('a charge of a later day without an answer, whose seller then leaves: the mail of its end does not say that nothing was charged', async () => {
  const made = await order({ inDays: 20 })
  await sandbox.control.addFault({ method: '*', path: '^/v1/payment_intents', action: 'reset_after', times: 999 })
  await daysLater(20, made.orderId)
  await leave(made.seller)
  await healthy()
  await db().partCall.update({ where: { sellerOrderId: made.partId }, data: { requestedAt: new Date(Date.now() - 16 * 60_000) } })
  await daysLater(0, made.orderId)
  expect(await mails(made.orderId)).toContain('canceled buyer')
  const found = await findOrderOfPart(made.partId)
  const outcomeUnknown = translatorFor().say({ key: 'order.outcomeUnknown' })
  expect(found && (await buyerMail({ ...found.order, userId: 'proven' }, found.part, 'canceled')).text).toContain(outcomeUnknown)
})

test('an unanswered capture whose seller left is never told as not charged, and is refunded when the seller is back', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
  const buyer = market.guest()
  await loseAnswers(sellers[1])
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await leave(sellers[1])
  await healthy()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.outcomeUnknown' }] })
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  expect((await readOrder(id, buyer))?.parts).toMatchObject([{ isUnknown: false }, { isUnknown: true }])
  await comeBack(sellers[1])
  expect(await charges(sellers[1])).toEqual(['captured'])
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.refundedTogether' }] })
  expect([await charges(sellers[0]), await charges(sellers[1])]).toEqual([['released'], ['released']])
})

test('an unanswered capture of a hold for a later day is not charged a second time when the seller is back', async () => {
  const made = await order({ inDays: 3 })
  await loseAnswers(made.seller)
  await daysLater(3, made.orderId)
  await leave(made.seller)
  await healthy()
  await daysLater(0, made.orderId)
  expect(await part(made.partId)).toMatchObject({ status: 'authorized', endReason: 'seller_disconnected' })
  expect((await readOrder(made.orderId, made.buyer))?.parts[0]?.sentence).toMatchObject([
    { key: 'order.sellerPaused' },
    { key: 'order.next.checkAgain' },
  ])
  await daysLater(40, made.orderId)
  await comeBack(made.seller)
  await daysLater(8, made.orderId)
  expect(await charges(made.seller)).toEqual(['captured'])
  expect(await part(made.partId)).toMatchObject({ status: 'captured', order: { status: 'paid' } })
  expect(await db().orderEvent.count({ where: { orderId: made.orderId, event: 'contradiction' } })).toBe(0)
})
