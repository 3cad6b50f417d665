import { afterAll, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

async function waitingForLocks(): Promise<number> {
  const rows = await db().$queryRaw<unknown[]>`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return rows.length
}
const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })

test('a purchase by a guest with a new card makes five calls: Customer, card, clone, connected Customer, charge', async () => {
  const seller = await market.seller({ descriptor: 'CLAYKILN' })
  const wish = market.wish(await market.product(seller), await market.card())
  const { result, calls } = await market.callsDuring(() => placeOrder(wish, market.guest()))
  expect(result).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  expect(calls).toEqual([
    'POST /v1/customers',
    'POST /v1/setup_intents',
    'POST /v1/payment_methods on the account',
    'POST /v1/customers on the account',
    'POST /v1/payment_intents on the account',
  ])
  const order = await orderOf(wish.checkoutId)
  expect(order).toMatchObject({ status: 'paid', email: wish.email, attempt: 1, parts: [{ stockHeld: true }] })
  expect(order.parts).toMatchObject([{ status: 'captured', amountMinor: 2500, applicationFeeMinor: 125, accountId: seller.accountId }])
  expect(order.parts[0]?.statementLine).toContain('CLAYKILN')
})

test('a purchase with a saved card at a known seller makes one call', async () => {
  const product = await market.product(await market.seller())
  const member = await market.member()
  await placeOrder(market.wish(product, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const again = market.wish(product, { kind: 'saved', savedCardId: saved.id })
  const { result, calls } = await market.callsDuring(() => placeOrder(again, member))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls).toEqual(['POST /v1/payment_intents on the account'])
})

test("a known buyer's purchase at another seller shares the card there and makes no second platform Customer", async () => {
  const member = await market.member()
  await placeOrder(market.wish(await market.product(await market.seller()), await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const elsewhere = await market.product(await market.seller())
  const { calls } = await market.callsDuring(() => placeOrder(market.wish(elsewhere, { kind: 'saved', savedCardId: saved.id }), member))
  expect(calls).toEqual(['POST /v1/payment_methods on the account', 'POST /v1/customers on the account', 'POST /v1/payment_intents on the account'])
  expect(await db().customer.count({ where: { email: member.viewer.email } })).toBe(1)
})

test('a purchase takes stock and tells buyer and seller', async () => {
  const product = await market.product(await market.seller(), { stock: 5 })
  const wish = market.wish(product, await market.card(), { quantity: 2 })
  await placeOrder(wish, market.guest())
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 3 })
  const { parts } = await orderOf(wish.checkoutId)
  const jobs = await db().$queryRaw`select name, data->>'to' as "to" from pgboss.job where data->>'sellerOrderId' = ${parts[0]?.id} order by 1, 2`
  expect(jobs).toEqual([
    { name: 'send-order-mail', to: 'buyer' },
    { name: 'send-order-mail', to: 'seller' },
    { name: 'settle-seller-order', to: null },
  ])
})

test('a double click is one order and one charge', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  const buyer = market.guest()
  const { result, calls } = await market.callsDuring(() => Promise.all([placeOrder(wish, buyer), placeOrder(wish, buyer), placeOrder(wish, buyer)]))
  for (const each of result) expect(each).toMatchObject({ answer: { status: 'paid' } })
  expect(calls.filter((call) => call === 'POST /v1/payment_intents on the account')).toHaveLength(1)
  expect(await db().order.count({ where: { checkoutId: wish.checkoutId } })).toBe(1)
})

test('two first purchases of one person at once make one platform Customer and one connected Customer', async () => {
  const seller = await market.seller()
  const product = await market.product(seller)
  const member = await market.member()
  const wishes = await Promise.all(['pm_card_visa', 'pm_card_mastercard'].map(async (card) => market.wish(product, await market.card(card))))
  await Promise.all(wishes.map((wish) => placeOrder(wish, member)))
  const where = { userId: member.viewer.userId }
  const customers = await db().customer.findMany({ where, include: { connectedCustomers: { include: { clones: true } } } })
  expect(customers).toHaveLength(1)
  expect(customers[0]?.connectedCustomers).toHaveLength(1)
  expect(customers[0]?.connectedCustomers[0]?.clones).toHaveLength(2)
})

test('of two buyers of the last piece exactly one pays; the other is told and not charged', async () => {
  const product = await market.product(await market.seller(), { stock: 1 })
  const wishes = await Promise.all([0, 1, 2, 3].map(async () => market.wish(product, await market.card())))
  const results = await Promise.all(wishes.map((wish) => placeOrder(wish, market.guest())))
  expect(results.filter((each) => each.kind === 'answer')).toHaveLength(1)
  // Also those who were past the first look are told which item it is.
  const refusal = {
    code: 'sold_out',
    sentence: [{ key: 'checkout.soldOut' }, { key: 'order.nothingCharged' }],
    items: [{ variantId: product.variantId }],
  }
  const refused = results.filter((each) => each.kind === 'refused')
  expect(refused).toHaveLength(3)
  for (const each of refused) expect(each).toMatchObject({ refusal })
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 0 })
})

test("an order refused as a guest's goes on under the guest's e-mail after sign-in, without saved cards of the other e-mail", async () => {
  const product = await market.product(await market.seller())
  const member = await market.member()
  await placeOrder(market.wish(product, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const refused = market.wish(product, await market.card('pm_card_chargeCustomerFail'))
  const browser = { browserHash: member.browserHash, viewer: null }
  expect(await placeOrder(refused, browser)).toMatchObject({ answer: { status: 'declined' } })
  const withSaved = { ...refused, card: { kind: 'saved' as const, savedCardId: saved.id } }
  expect(await placeOrder(withSaved, member)).toMatchObject({ refusal: { code: 'card_not_yours' } })
  expect(await placeOrder({ ...refused, card: await market.card() }, member)).toMatchObject({ answer: { status: 'paid' } })
  expect(await orderOf(refused.checkoutId)).toMatchObject({ email: refused.email, userId: null })
})

test('a purchase at a price that has changed is refused before it begins', async () => {
  const product = await market.product(await market.seller())
  const wish = market.wish({ ...product, priceMinor: 2400 }, await market.card())
  const placed = await placeOrder(wish, market.guest())
  expect(placed).toMatchObject({
    kind: 'refused',
    refusal: {
      code: 'price_changed',
      sentence: [{ key: 'checkout.priceNow', values: { price: { amountMinor: 2500, currency: 'usd' } } }, { key: 'order.nothingCharged' }],
      prices: [{ variantId: product.variantId, priceMinor: 2500, currency: 'usd' }],
      items: [{ variantId: product.variantId }],
    },
  })
  expect(await db().order.findUnique({ where: { checkoutId: wish.checkoutId } })).toBeNull()
})

test('a purchase from a seller who cannot charge is refused before it begins', async () => {
  const product = await market.product(await market.seller({ chargesEnabled: false }))
  const placed = await placeOrder(market.wish(product, await market.card()), market.guest())
  expect(placed).toMatchObject({
    refusal: {
      code: 'seller_cannot_charge',
      sentence: [{ key: 'order.sellerPaused', values: { shop: 'Clay & Kiln' } }, { key: 'order.nothingCharged' }],
    },
  })
})

test('a purchase and a disconnect at the same moment: one waits for the other', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  let placing: ReturnType<typeof placeOrder> | undefined
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ConnectedAccount" WHERE "accountId" = ${seller.accountId} FOR UPDATE`
    placing = placeOrder(wish, market.guest())
    await expect.poll(waitingForLocks).toBe(1)
    await tx.connectedAccount.updateMany({ where: { accountId: seller.accountId }, data: { status: 'disconnected' } })
  })
  expect(await placing).toMatchObject({ refusal: { code: 'seller_cannot_charge' } })
  expect(await db().order.count({ where: { checkoutId: wish.checkoutId } })).toBe(0)
})

test('a purchase of more pieces than there are is refused before it begins', async () => {
  const product = await market.product(await market.seller(), { stock: 2 })
  const placed = await placeOrder(market.wish(product, await market.card(), { quantity: 3 }), market.guest())
  expect(placed).toMatchObject({
    refusal: { code: 'sold_out', left: 2, sentence: [{ key: 'checkout.onlyLeft', values: { count: 2 } }, { key: 'order.nothingCharged' }] },
  })
})

test('a saved card of somebody else is refused, whatever e-mail is typed', async () => {
  const product = await market.product(await market.seller())
  const owner = await market.member()
  await placeOrder(market.wish(product, await market.card()), owner)
  const { id } = await db().savedCard.findFirstOrThrow({ where: { userId: owner.viewer.userId } })
  const stolen = () => market.wish(product, { kind: 'saved', savedCardId: id }, { email: owner.viewer.email })
  expect(await placeOrder(stolen(), market.guest())).toMatchObject({ refusal: { code: 'card_not_yours' } })
  expect(await placeOrder(stolen(), await market.member())).toMatchObject({ refusal: { code: 'card_not_yours' } })
})

test('a checkout begun in another browser is refused', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await placeOrder(wish, market.guest())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ refusal: { code: 'other_browser' } })
})

test('a checkout begun with another quantity is refused', async () => {
  const product = await market.product(await market.seller())
  const wish = market.wish(product, await market.card('pm_card_chargeCustomerFail'))
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const other = market.wish(product, await market.card(), { email: wish.email, checkoutId: wish.checkoutId, quantity: 2 })
  expect(await placeOrder(other, buyer)).toMatchObject({ refusal: { code: 'already_begun' } })
})

test("a guest who types a member's e-mail buys under it, but neither is offered the card of the other", async () => {
  const product = await market.product(await market.seller())
  const member = await market.member()
  await placeOrder(market.wish(product, await market.card(), { email: member.viewer.email }), market.guest())
  expect(await db().savedCard.count({ where: { userId: member.viewer.userId } })).toBe(0)
})

test("a guest who types a member's e-mail gets a Customer of their own at every purchase", async () => {
  const product = await market.product(await market.seller())
  const member = await market.member()
  await placeOrder(market.wish(product, await market.card()), member)
  const typed = { email: member.viewer.email }
  const browser = market.guest()
  for (const _ of [1, 2]) await placeOrder(market.wish(product, await market.card(), typed), browser)
  const customers = await db().customer.findMany({ where: typed, orderBy: { createdAt: 'asc' } })
  expect(customers.map(({ userId }) => userId)).toEqual([member.viewer.userId, null, null])
  expect(new Set(customers.map(({ platformCustomerId }) => platformCustomerId)).size).toBe(3)
})

test("a confirmation token that names a member's PaymentMethod pays nothing for a guest who types the member's e-mail", async () => {
  const product = await market.product(await market.seller())
  const member = await market.member()
  await placeOrder(market.wish(product, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const wish = market.wish(product, await market.card(saved.paymentMethodId), { email: member.viewer.email })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'declined' } })
  expect((await orderOf(wish.checkoutId)).parts.map(({ paymentIntentId }) => paymentIntentId)).toEqual([null])
  const other = await market.member()
  const theirs = market.wish(product, await market.card(saved.paymentMethodId))
  expect(await placeOrder(theirs, other)).toMatchObject({ answer: { status: 'declined' } })
  expect(await db().savedCard.count({ where: { paymentMethodId: saved.paymentMethodId } })).toBe(1)
})

test('the application fee of a purchase is what both accounts show', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller, { priceMinor: 1999 }), await market.card())
  await placeOrder(wish, market.guest())
  const key = { authorization: `Bearer ${sandbox.platform.secretKey}` }
  const fees = (await (await fetch(`${sandbox.url}/v1/application_fees`, { headers: key })).json()) as {
    data: { account: string; amount: number }[]
  }
  expect(fees.data.filter((fee) => fee.account === seller.accountId)).toMatchObject([{ amount: 99 }])
  expect(await sandbox.control.platform()).toMatchObject({ account_id: sandbox.platform.accountId })
})
