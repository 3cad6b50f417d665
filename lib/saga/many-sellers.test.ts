import type { FaultAction } from '@souk/local-stripe'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { cancelOrder } from '@/lib/cancelation/cancel-order'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { branded } from '@/lib/db/branded'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { recheckRefund } from '@/lib/saga/steps/recheck-refund'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const orderOf = (checkoutId: string) =>
  db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: { orderBy: { position: 'asc' }, include: { lines: true } } } })
const fault = (seller: TestSeller, path: string, action: FaultAction, more: object = {}) =>
  sandbox.control.addFault({ method: 'POST', path, action, account: seller.accountId, times: 999, ...more })

async function threeSellers(stock: number | null = null) {
  const sellers = [
    await market.seller(),
    await market.seller({ businessName: 'Paper Moon' }),
    await market.seller({ businessName: 'North Wool' }),
  ] as const
  const products = await Promise.all(sellers.map((seller) => market.product(seller, { stock })))
  return { sellers, products, buyer: market.guest() }
}

/** What Stripe has of a seller: each charge as "captured", "held", "refunded", "released" or "failed". */
const PAPER_MOON = { key: 'order.notPaid', values: { shops: { names: ['Paper Moon'] } } }

async function chargesOf({ accountId }: TestSeller): Promise<string[]> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const list = (await (await fetch(`${sandbox.url}/v1/charges?limit=100`, { headers })).json()) as {
    data: { status: string; captured: boolean; refunded: boolean }[]
  }
  return list.data.map(({ status, captured, refunded }) =>
    status === 'failed' ? status : refunded ? (captured ? 'refunded' : 'released') : captured ? 'captured' : 'held',
  )
}

const statuses = async (checkoutId: string) => (await orderOf(checkoutId)).parts.map(({ status }) => status)

test('a cart of three sellers is authorized everywhere, then captured everywhere, with the fee of each', async () => {
  const { sellers, products, buyer } = await threeSellers()
  const wish = market.wish(products, await market.card())
  const { result, calls } = await market.callsDuring(() => placeOrder(wish, buyer))
  expect(result).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  expect(calls).toHaveLength(14)
  expect(calls.slice(-3).every((call) => call.endsWith('/capture on the account'))).toBe(true)
  for (const seller of sellers) expect(await chargesOf(seller)).toEqual(['captured'])
  const order = await orderOf(wish.checkoutId)
  expect(order).toMatchObject({ status: 'paid', decision: 'capture' })
  expect(order.parts).toMatchObject([{ status: 'captured', applicationFeeMinor: 125 }, { status: 'captured' }, { status: 'captured' }])
  expect(await db().partCall.count({ where: { sellerOrder: { orderId: order.id } } })).toBe(0)
})

test('a cart of three sellers with a known card needs two calls a seller; all charges are stored in one transaction before the first', async () => {
  const { products } = await threeSellers()
  const member = await market.member()
  await placeOrder(market.wish(products, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const wish = market.wish(products, { kind: 'saved', savedCardId: saved.id })
  const { result, calls } = await market.callsDuring(() => placeOrder(wish, member))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls).toHaveLength(6)
  const { id: orderId } = await orderOf(wish.checkoutId)
  const stored = await db().orderEvent.findMany({ where: { orderId, event: 'part_authorizing' } })
  expect(stored).toHaveLength(3)
  expect(new Set(stored.map(({ at }) => at.getTime())).size).toBe(1)
})

test('a cart of three sellers releases every hold when one is refused, and pays with another card', async () => {
  const { sellers, products, buyer } = await threeSellers(1)
  await db().connectedAccount.update({
    where: { accountId_livemode: { accountId: sellers[1].accountId, livemode: false } },
    data: { chargesEnabled: true },
  })
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: false })
  const wish = market.wish(products, await market.card())
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'declined', sentence: expect.arrayContaining([PAPER_MOON]) } })
  expect(await statuses(wish.checkoutId)).toEqual(['canceled', 'declined', 'canceled'])
  expect(await chargesOf(sellers[0])).toEqual(['released'])
  expect(await chargesOf(sellers[2])).toEqual(['released'])
  expect((await db().product.findMany({ where: { id: { in: products.map(({ id }) => id) } } })).map(({ stock }) => stock)).toEqual([1, 1, 1])
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: true })
  const again = { ...wish, card: await market.card('pm_card_mastercard') }
  expect(await placeOrder(again, buyer)).toMatchObject({ answer: { status: 'paid' } })
  for (const seller of sellers) expect((await chargesOf(seller)).filter((state) => state === 'captured')).toEqual(['captured'])
  expect((await db().product.findMany({ where: { id: { in: products.map(({ id }) => id) } } })).map(({ stock }) => stock)).toEqual([0, 0, 0])
})

test('a retry whose first answer is lost does not take a hold released before for its own', async () => {
  const { sellers, products, buyer } = await threeSellers()
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: false })
  await db().connectedAccount.updateMany({ where: { accountId: sellers[1].accountId }, data: { chargesEnabled: true } })
  const wish = market.wish(products, await market.card())
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'declined' } })
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: true })
  await fault(sellers[0], '^/v1/payment_intents$', 'error_500_before')
  expect(await placeOrder({ ...wish, card: await market.card('pm_card_mastercard') }, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  for (const seller of sellers) expect((await chargesOf(seller)).filter((state) => state === 'captured')).toEqual(['captured'])
})

test('a cart of three sellers is not tried again beside a hold that could not be canceled', async () => {
  const { sellers, products, buyer } = await threeSellers()
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: false })
  await db().connectedAccount.updateMany({ where: { accountId: sellers[1].accountId }, data: { chargesEnabled: true } })
  await fault(sellers[0], '/cancel$', 'error_500_before')
  const wish = market.wish(products, await market.card())
  await placeOrder(wish, buyer)
  await sandbox.control.clearFaults()
  await sandbox.control.disconnect(sellers[0].accountId)
  await continueOrder(wish.checkoutId, buyer)
  expect(await statuses(wish.checkoutId)).toEqual(['canceled', 'declined', 'canceled'])
  await sandbox.control.connect(sellers[0].accountId)
  expect(await chargesOf(sellers[0])).toEqual(['held'])
  const again = { ...wish, card: await market.card('pm_card_mastercard') }
  expect(await placeOrder(again, buyer)).toMatchObject({ kind: 'refused', refusal: { code: 'start_again' } })
})

test('a cart of three sellers asks for one confirmation after the other and captures after the last', async () => {
  const { sellers, products, buyer } = await threeSellers()
  const wish = market.wish(products, await market.card('pm_card_authenticationRequired'))
  const placed = await placeOrder(wish, buyer)
  expect(placed).toMatchObject({ answer: { status: 'needs_authentication', accountId: null } })
  const { setupIntentId } = await orderOf(wish.checkoutId)
  await sandbox.control.authenticate(setupIntentId ?? '')
  let answer = await continueOrder(wish.checkoutId, buyer)
  for (const confirmed of [0, 1, 2]) {
    expect(answer).toMatchObject({ status: 'needs_authentication', confirmed, confirmations: 3 })
    for (const seller of sellers) expect(await chargesOf(seller)).not.toContain('captured')
    const asked = answer?.status === 'needs_authentication' ? answer.accountId : null
    const part = (await orderOf(wish.checkoutId)).parts.find(({ accountId }) => accountId === asked)
    await sandbox.control.authenticate(part?.paymentIntentId ?? '')
    answer = await continueOrder(wish.checkoutId, buyer)
  }
  expect(answer).toMatchObject({ status: 'paid' })
})

test('a cart of three sellers that its buyer gives up holds nothing', async () => {
  const { sellers, products, buyer } = await threeSellers(1)
  const wish = market.wish(products, await market.card('pm_card_authenticationRequired'))
  await placeOrder(wish, buyer)
  const { setupIntentId } = await orderOf(wish.checkoutId)
  await sandbox.control.authenticate(setupIntentId ?? '')
  await continueOrder(wish.checkoutId, buyer)
  const [first] = (await orderOf(wish.checkoutId)).parts
  await sandbox.control.authenticate(first?.paymentIntentId ?? '')
  expect(await cancelOrder(wish.checkoutId, market.guest())).toBeNull()
  expect(await cancelOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
  expect(await statuses(wish.checkoutId)).toEqual(['canceled', 'canceled', 'canceled'])
  for (const seller of sellers) for (const state of await chargesOf(seller)) expect(state).toBe('released')
  expect((await db().product.findMany({ where: { id: { in: products.map(({ id }) => id) } } })).map(({ stock }) => stock)).toEqual([1, 1, 1])
})

test.each(['error_500_before', 'error_500_after', 'reset_before', 'reset_after'] as const)(
  'a cart of three sellers rolls a capture forward whose answer is %s',
  async (action) => {
    const { sellers, products, buyer } = await threeSellers()
    await fault(sellers[1], '/capture$', action)
    const wish = market.wish(products, await market.card())
    // What was done without an answer is seen by looking; what was not is not done yet.
    expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: action.endsWith('after') ? 'paid' : 'unknown' } })
    await sandbox.control.clearFaults()
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
    for (const seller of sellers) expect(await chargesOf(seller)).toEqual(['captured'])
  },
)

test('a cart of three sellers refunds the others, with our fee, when a capture is lost', async () => {
  const { sellers, wish, buyer } = await loseCapture()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.refundedTogether' }] })
  expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'refunded', decision: 'release' })
  expect(await Promise.all(sellers.map(chargesOf))).toEqual([['refunded'], ['released'], ['refunded']])
  const fees = await fetch(`${sandbox.url}/v1/application_fees?limit=3`, { headers: { authorization: `Bearer ${sandbox.platform.secretKey}` } })
  const { data } = (await fees.json()) as { data: { amount: number; amount_refunded: number; account: string }[] }
  for (const fee of data.filter(({ account }) => account === sellers[0].accountId)) expect(fee.amount_refunded).toBe(fee.amount)
})

describe('what sellers do in Stripe meanwhile', () => {
  test('a hold canceled before the decision releases the others: nothing is captured that would have to be given back', async () => {
    const { sellers, products, buyer } = await threeSellers()
    await fault(sellers[1], '/payment_intents$', 'reset_before')
    const wish = market.wish(products, await market.card())
    expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
    await cancelHold(sellers[0], (await orderOf(wish.checkoutId)).parts[0]?.paymentIntentId)
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'unknown' })
    await sandbox.control.clearFaults()
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
    expect(await Promise.all(sellers.map(chargesOf))).toEqual([['released'], ['released'], ['released']])
  })

  test('a refund the bank sends back is not told as given back', async () => {
    const { wish, buyer } = await loseCapture('pm_card_refundFail')
    await continueOrder(wish.checkoutId, buyer)
    await sandbox.control.advance(7 * 86_400)
    const [first] = (await orderOf(wish.checkoutId)).parts
    expect(await recheckRefund(branded(first ?? fail()))).toBe(true)
    expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'partly_paid', parts: [{ status: 'refund_failed' }, {}, {}] })
    const [paidBack] = (await orderOf((await loseCapture()).wish.checkoutId)).parts
    await expect(recheckRefund(branded(paidBack ?? fail()))).resolves.toBe(false)
  })
})

function fail(): never {
  throw new Error('There is no such part')
}

/** The seller cancels a hold in Stripe's dashboard. */
async function cancelHold({ accountId }: TestSeller, paymentIntentId: string | null | undefined): Promise<void> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const response = await fetch(`${sandbox.url}/v1/payment_intents/${paymentIntentId}/cancel`, { method: 'POST', headers })
  expect(response.status).toBe(200)
}

/** An order of which two parts are captured, and the hold of the third is gone before its capture. */
async function loseCapture(card?: string) {
  const cart = await threeSellers()
  const [, second] = cart.sellers
  const wish = market.wish(cart.products, await market.card(card))
  await fault(second, '/capture$', 'error_500_before')
  expect(await placeOrder(wish, cart.buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  await cancelHold(second, (await orderOf(wish.checkoutId)).parts[1]?.paymentIntentId)
  return { ...cart, wish }
}

test('a cart that keeps what worked pays whom it can in one call each, and the others with another card', async () => {
  const { sellers, products, buyer } = await threeSellers()
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: false })
  await db().connectedAccount.updateMany({ where: { accountId: sellers[1].accountId }, data: { chargesEnabled: true } })
  const wish = market.wish(products, await market.card(), { completion: 'keep_what_worked' })
  expect(await placeOrder(wish, buyer)).toMatchObject({
    answer: { status: 'partly_paid', sentence: [PAPER_MOON, { key: 'order.accountRefused' }, { key: 'order.restComplete' }] },
  })
  expect(await statuses(wish.checkoutId)).toEqual(['captured', 'declined', 'captured'])
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: true })
  const again = { ...wish, card: await market.card('pm_card_mastercard') }
  expect(await placeOrder(again, buyer)).toMatchObject({ answer: { status: 'paid' } })
  for (const seller of sellers) expect((await chargesOf(seller)).filter((state) => state === 'captured')).toEqual(['captured'])
})
