import { afterAll, expect, test } from 'vitest'
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

/** A seller takes our access back; whether we have heard of it already is said. */
async function leave({ accountId }: { accountId: string }, { isKnown }: { isKnown: boolean }): Promise<void> {
  await sandbox.control.disconnect(accountId)
  if (isKnown) await db().connectedAccount.updateMany({ where: { accountId }, data: { status: 'disconnected' } })
}

const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })

test.each([
  ['pm_card_visa_chargeDeclined', 'card.declined'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card.insufficientFunds'],
  ['pm_card_chargeDeclinedExpiredCard', 'card.expired'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'card.securityCode'],
  ['pm_card_chargeDeclinedProcessingError', 'card.bankUnavailable'],
  ['pm_card_visa_chargeDeclinedStolenCard', 'card.declined'],
  ['pm_card_chargeCustomerFail', 'card.declined'],
])('a card refused with %s tells the reason, and that nothing was charged', async (card, key) => {
  const wish = market.wish(await market.product(await market.seller()), await market.card(card))
  expect(await placeOrder(wish, market.guest())).toMatchObject({
    kind: 'answer',
    answer: { status: 'declined', sentence: [{ key }, { key: 'order.nothingCharged' }] },
  })
  expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'declined', parts: [{ stockHeld: false }] })
})

test('a refused card gives the stock back at once', async () => {
  const product = await market.product(await market.seller(), { stock: 1 })
  await placeOrder(market.wish(product, await market.card('pm_card_chargeCustomerFail')), market.guest())
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 1 })
})

test('a refused card can be followed by another on the same order and PaymentIntent', async () => {
  const product = await market.product(await market.seller(), { stock: 1 })
  const buyer = market.guest()
  const first = market.wish(product, await market.card('pm_card_chargeCustomerFail'))
  await placeOrder(first, buyer)
  const before = await orderOf(first.checkoutId)
  const second = { ...first, card: await market.card() }
  const { result, calls } = await market.callsDuring(() => placeOrder(second, buyer))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  const after = await orderOf(first.checkoutId)
  expect(after).toMatchObject({ id: before.id, status: 'paid', attempt: 2, parts: [{ stockHeld: true }] })
  expect(after.parts[0]?.paymentIntentId).toBe(before.parts[0]?.paymentIntentId)
  expect(calls.at(-1)).toBe(`POST /v1/payment_intents/${before.parts[0]?.paymentIntentId}/confirm on the account`)
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 0 })
})

test('a card that could not be saved can be followed by one that can', async () => {
  const buyer = market.guest()
  const first = market.wish(await market.product(await market.seller()), await market.card('pm_card_visa_chargeDeclined'))
  await placeOrder(first, buyer)
  expect(await placeOrder({ ...first, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect(await orderOf(first.checkoutId)).toMatchObject({ attempt: 2 })
})

test('a retry after the last piece was sold to somebody else is refused and not charged', async () => {
  const product = await market.product(await market.seller(), { stock: 1 })
  const buyer = market.guest()
  const first = market.wish(product, await market.card('pm_card_chargeCustomerFail'))
  await placeOrder(first, buyer)
  await placeOrder(market.wish(product, await market.card()), market.guest())
  expect(await placeOrder({ ...first, card: await market.card() }, buyer)).toMatchObject({ refusal: { code: 'sold_out' } })
  expect(await orderOf(first.checkoutId)).toMatchObject({ status: 'declined', attempt: 1 })
})

test('a retry after the seller has left charges nothing, and the sentence does not blame the card', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  await leave(seller, { isKnown: false })
  const placed = await placeOrder(wish, market.guest())
  expect(placed).toMatchObject({ answer: { status: 'declined', sentence: [{ key: 'order.sellerLeft' }, { key: 'order.nothingCharged' }] } })
})

test('a retry after one of several sellers has left says once that nothing was charged', async () => {
  const [stays, leaves] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const wish = market.wish([await market.product(stays), await market.product(leaves)], await market.card())
  await leave(leaves, { isKnown: false })
  const values = { shops: { names: ['Paper Moon'] } }
  const [notPaid, leaveOut] = [
    { key: 'order.notPaid', values },
    { key: 'order.leaveOut', values },
  ]
  const sentence = [notPaid, { key: 'order.sellerLeft' }, { key: 'order.holdsReleased' }, { key: 'order.nothingCharged' }, leaveOut]
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'declined', sentence } })
})

test.each(['keep_what_worked', 'all_or_nothing'] as const)('a retry with several sellers, one of whom has left, %s', async (completion) => {
  const [stays, leaves] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const products = [await market.product(stays), await market.product(leaves)]
  const buyer = market.guest()
  const first = market.wish(products, await market.card('pm_card_chargeCustomerFail'), { completion })
  expect(await placeOrder(first, buyer)).toMatchObject({ answer: { status: 'declined' } })
  await leave(leaves, { isKnown: true })
  const again = await placeOrder({ ...first, card: await market.card() }, buyer)
  const { parts } = await orderOf(first.checkoutId)
  const statusOf = ({ accountId }: { accountId: string }) => parts.find((part) => part.accountId === accountId)?.status
  if (completion === 'all_or_nothing') {
    expect(again).toMatchObject({ refusal: { code: 'seller_cannot_charge' } })
    return
  }
  // The others can be paid: only the part of the one who left stays refused.
  expect(again).toMatchObject({ answer: { status: 'partly_paid' } })
  expect([statusOf(stays), statusOf(leaves)]).toEqual(['captured', 'declined'])
})
