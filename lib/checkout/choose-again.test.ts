import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Buyer } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { type TestProduct, type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { continueOrder } from './continue-order'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

let sellers: TestSeller[]
let products: TestProduct[]
let buyer: Buyer
beforeEach(async () => {
  sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' }), await market.seller({ businessName: 'North Wool' })]
  products = await Promise.all(sellers.map((seller) => market.product(seller)))
  buyer = market.guest()
})

const orderOf = ({ checkoutId }: PlaceOrder) =>
  db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: { orderBy: { position: 'asc' } } } })

type Intent = { id: string; status: string; capture_method: string }

/** Every PaymentIntent there is at the sellers, by their order. */
async function intents(): Promise<Intent[][]> {
  const of = async ({ accountId }: TestSeller) => {
    const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
    const list = (await (await fetch(`${sandbox.url}/v1/payment_intents?limit=100`, { headers })).json()) as { data: Intent[] }
    return list.data
  }
  return Promise.all(sellers.map(of))
}

/** Stripe lets a seller charge or not; what we know of it stays. */
const setCharges = (seller: TestSeller | undefined, isEnabled: boolean) =>
  sandbox.control.changeAccount(seller?.accountId ?? '', { charges_enabled: isEnabled })

async function stopSecondSeller() {
  await setCharges(sellers[1], false)
  await db().connectedAccount.updateMany({ where: { accountId: sellers[1]?.accountId ?? '' }, data: { chargesEnabled: true } })
}

/** An order every seller's part of which was refused by the card: each has a PaymentIntent that waits for another. */
async function refusedEverywhere(completion: PlaceOrder['completion']) {
  const wish = market.wish(products, await market.card('pm_card_chargeCustomerFail'), { completion })
  const answer = { status: 'declined', completion: { chosen: completion, isOpen: true } }
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer })
  return { wish, first: (await intents()).map(([intent]) => intent?.id) }
}

async function again(wish: PlaceOrder, completion: PlaceOrder['completion'], card?: string): Promise<PlaceOrder> {
  return { ...wish, completion, card: await market.card(card) }
}

test('a retry with "keep what worked" charges each refused PaymentIntent at once', async () => {
  const { wish, first } = await refusedEverywhere('all_or_nothing')
  const next = await again(wish, 'keep_what_worked')
  const { result, calls } = await market.callsDuring(() => placeOrder(next, buyer))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls.filter((call) => call.includes('/capture'))).toEqual([])
  expect((await intents()).map((all) => all.map(({ id, status }) => [id, status]))).toEqual(first.map((id) => [[id, 'succeeded']]))
  expect(await orderOf(wish)).toMatchObject({
    completion: 'keep_what_worked',
    decision: 'undecided',
    parts: Array(3).fill({ captureMethod: 'automatic' }),
  })
})

test('a retry with "all or nothing" holds each refused PaymentIntent and captures after the decision', async () => {
  const { wish, first } = await refusedEverywhere('keep_what_worked')
  const next = await again(wish, 'all_or_nothing')
  const { result, calls } = await market.callsDuring(() => placeOrder(next, buyer))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls.slice(-3).every((call) => call.endsWith('/capture on the account'))).toBe(true)
  const after = await intents()
  expect(after.map((all) => all.map(({ id, status }) => [id, status]))).toEqual(first.map((id) => [[id, 'succeeded']]))
  expect(after.flat().map(({ capture_method }) => capture_method)).toEqual(['manual', 'manual', 'manual'])
  expect(await orderOf(wish)).toMatchObject({
    completion: 'all_or_nothing',
    decision: 'capture',
    parts: Array(3).fill({ captureMethod: 'manual' }),
  })
})

test('a retry with "all or nothing" that one seller refuses charges nobody; a retry with "keep what worked" then charges the others', async () => {
  const { wish, first } = await refusedEverywhere('keep_what_worked')
  await stopSecondSeller()
  const nothing = { status: 'declined', completion: { chosen: 'all_or_nothing', isOpen: true } }
  expect(await placeOrder(await again(wish, 'all_or_nothing'), buyer)).toMatchObject({ answer: nothing })
  expect((await intents()).map((all) => all.map(({ status }) => status))).toEqual([['canceled'], ['requires_payment_method'], ['canceled']])

  const some = { status: 'partly_paid', completion: { chosen: 'keep_what_worked', isOpen: false } }
  expect(await placeOrder(await again(wish, 'keep_what_worked'), buyer)).toMatchObject({ answer: some })
  expect((await intents()).map((all) => all.map(({ status }) => status).sort())).toEqual([
    ['canceled', 'succeeded'],
    ['requires_payment_method'],
    ['canceled', 'succeeded'],
  ])
  await setCharges(sellers[1], true)
  expect(await placeOrder(await again(wish, undefined), buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect((await intents())[1]).toMatchObject([{ id: first[1], status: 'succeeded' }])
})

test('the choice of a retry holds through a confirmation by the bank', async () => {
  const { wish } = await refusedEverywhere('keep_what_worked')
  await placeOrder(await again(wish, 'all_or_nothing', 'pm_card_authenticationRequired'), buyer)
  const { setupIntentId } = await orderOf(wish)
  await sandbox.control.authenticate(setupIntentId ?? '')
  let answer = await continueOrder(wish.checkoutId, buyer)
  for (const confirmed of [0, 1, 2]) {
    expect(answer).toMatchObject({ status: 'needs_authentication', confirmed })
    expect((await intents()).flat().map(({ status }) => status)).not.toContain('succeeded')
    const account = answer?.status === 'needs_authentication' ? (answer.accountId ?? '') : ''
    const part = (await orderOf(wish)).parts.find(({ accountId }) => accountId === account)
    await sandbox.control.authenticate(part?.paymentIntentId ?? '')
    answer = await continueOrder(wish.checkoutId, buyer)
  }
  expect(answer).toMatchObject({ status: 'paid' })
})

test('a retry whose answer is lost repeats the same call', async () => {
  const { wish, first } = await refusedEverywhere('all_or_nothing')
  await sandbox.control.addFault({
    method: 'POST',
    path: '/confirm$',
    action: 'error_500_before',
    account: sellers[0]?.accountId,
    times: 999,
  })
  const next = await again(wish, 'keep_what_worked')
  expect(await placeOrder(next, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  expect((await intents()).map((all) => all.map(({ id, status }) => [id, status]))).toEqual(first.map((id) => [[id, 'succeeded']]))
})

test('a retry without a choice keeps the choice made before', async () => {
  const { wish } = await refusedEverywhere('keep_what_worked')
  expect(await placeOrder(await again(wish, undefined), buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect(await orderOf(wish)).toMatchObject({ completion: 'keep_what_worked', attempt: 2 })
})

test('a choice cannot be changed once a seller is paid, and the answer says so', async () => {
  await stopSecondSeller()
  const wish = market.wish(products, await market.card(), { completion: 'keep_what_worked' })
  const partly = { status: 'partly_paid', completion: { chosen: 'keep_what_worked', isOpen: false } }
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: partly })
  await setCharges(sellers[1], true)
  const refused = await placeOrder(await again(wish, 'all_or_nothing'), buyer)
  expect(refused).toMatchObject({ refusal: { code: 'choice_stands', completion: 'keep_what_worked' } })
  expect(await orderOf(wish)).toMatchObject({ status: 'partly_paid', attempt: 1 })
  expect(await placeOrder(await again(wish, 'keep_what_worked'), buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test('a choice cannot be changed while an order is under way or over', async () => {
  const wish = market.wish(products, await market.card('pm_card_authenticationRequired'))
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { completion: { chosen: 'all_or_nothing', isOpen: false } } })
  const other = await again(wish, 'keep_what_worked')
  expect(await placeOrder(other, buyer)).toMatchObject({ kind: 'refused', refusal: { code: 'already_begun' } })
  expect(await orderOf(wish)).toMatchObject({ completion: 'all_or_nothing', attempt: 1 })
})

test('of two devices that choose differently one begins and the other is told', async () => {
  const { wish, first } = await refusedEverywhere('all_or_nothing')
  const wishes = [await again(wish, 'all_or_nothing'), await again(wish, 'keep_what_worked')]
  const placed = await Promise.all(wishes.map((each) => placeOrder(each, buyer)))
  expect(placed.map(({ kind }) => kind).sort()).toEqual(['answer', 'refused'])
  expect(placed.find(({ kind }) => kind === 'refused')).toMatchObject({ refusal: { code: 'already_begun' } })
  expect(placed.find(({ kind }) => kind === 'answer')).toMatchObject({ answer: { status: 'paid' } })
  expect((await intents()).map((all) => all.map(({ id, status }) => [id, status]))).toEqual(first.map((id) => [[id, 'succeeded']]))
})

test('for one seller both choices mean the same', async () => {
  const wish = market.wish(products.slice(0, 1), await market.card('pm_card_chargeCustomerFail'))
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'declined', completion: { isOpen: false } } })
  expect(await placeOrder(await again(wish, 'keep_what_worked'), buyer)).toMatchObject({ answer: { status: 'paid' } })
})
