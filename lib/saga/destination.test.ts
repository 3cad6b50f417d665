import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { advanceOrder } from './advance-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = sandboxStripe(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const managed = (businessName = 'Paper Moon') => market.seller({ businessName, chargeModel: 'destination' })
const orderOf = (checkoutId: string) =>
  db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: { orderBy: { position: 'asc' }, include: { settlement: true } } } })
const partOf = async (checkoutId: string) => {
  const [part] = (await orderOf(checkoutId)).parts
  if (!part) throw new Error('no part')
  return part
}
/** What Stripe charged for a seller through the platform, as their transfers tell. */
const sentTo = async ({ accountId }: TestSeller) => (await stripe.transfers.list({ destination: accountId, limit: 100 })).data
const chargedOn = async ({ accountId }: TestSeller) =>
  (await stripe.charges.list({ limit: 100 }, { stripeAccount: accountId })).data.filter(({ source_transfer: from }) => !from)

test('a new card at a managed seller is saved and charged on the platform: nothing is cloned, the statement names the seller', async () => {
  const seller = await managed()
  const wish = market.wish(await market.product(seller), await market.card())
  const { result, calls } = await market.callsDuring(() => placeOrder(wish, market.guest()))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls).toEqual(['POST /v1/customers', 'POST /v1/setup_intents', 'POST /v1/payment_intents'])
  const part = await partOf(wish.checkoutId)
  expect(part).toMatchObject({ status: 'captured', chargeModel: 'destination', applicationFeeMinor: 125, statementLine: 'PAPER MOON' })
  const intent = await stripe.paymentIntents.retrieve(part.paymentIntentId ?? '')
  expect(intent).toMatchObject({ on_behalf_of: seller.accountId, transfer_data: { destination: seller.accountId }, application_fee_amount: 125 })
  expect(intent.metadata).toEqual({ orderId: part.orderId, sellerOrderId: part.id })
  expect(await db().connectedCustomer.count({ where: { accountId: seller.accountId } })).toBe(0)
})

test('what it brings the seller is what is sent on less our fee; Stripe has its own fee from us', async () => {
  const seller = await managed()
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, market.guest())
  expect(await settleSellerOrder((await partOf(wish.checkoutId)).id)).toEqual({ isSettled: true })
  const { settlement, chargeId } = await partOf(wish.checkoutId)
  expect(settlement).toMatchObject({ grossMinor: 2500, stripeFeeMinor: 0, applicationFeeMinor: 125, netMinor: 2375, currency: 'usd' })
  const [transfer] = await sentTo(seller)
  const paid = await stripe.charges.retrieve(String(transfer?.destination_payment), {}, { stripeAccount: seller.accountId })
  expect(settlement?.balanceTransactionId).toBe(paid.balance_transaction)
  expect(transfer).toMatchObject({ amount: 2500, source_transaction: chargeId })
})

test('a mixed cart with a known card: two calls a seller, all held, then all captured, each where it belongs', async () => {
  const [direct, sent] = [await market.seller(), await managed()]
  const products = [await market.product(direct), await market.product(sent)]
  const member = await market.member()
  await placeOrder(market.wish(products, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  const wish = market.wish(products, { kind: 'saved', savedCardId: saved.id })
  const { result, calls } = await market.callsDuring(() => placeOrder(wish, member))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  expect(calls.filter((call) => call.endsWith(' on the account'))).toHaveLength(2)
  expect(calls).toHaveLength(4)
  expect((await orderOf(wish.checkoutId)).parts).toMatchObject([
    { status: 'captured', chargeModel: 'direct' },
    { status: 'captured', chargeModel: 'destination', clonedPaymentMethodId: saved.paymentMethodId },
  ])
  expect(await chargedOn(direct)).toHaveLength(2)
  expect(await chargedOn(sent)).toHaveLength(0)
  expect(await sentTo(sent)).toHaveLength(2)
})

test('a mixed cart is all or nothing: the hold on the platform is released when the direct seller cannot be paid', async () => {
  const [direct, sent] = [await market.seller(), await managed()]
  const products = [await market.product(direct), await market.product(sent)]
  await sandbox.control.addFault({
    method: 'POST',
    path: '^/v1/payment_intents$',
    account: direct.accountId,
    action: 'refuse_account_restricted',
    times: 1,
  })
  const wish = market.wish(products, await market.card())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'declined' } })
  const { parts } = await orderOf(wish.checkoutId)
  expect(parts.map(({ status }) => status)).toEqual(['declined', 'canceled'])
  expect(await stripe.paymentIntents.retrieve(parts[1]?.paymentIntentId ?? '')).toMatchObject({ status: 'canceled' })
  expect(await sentTo(sent)).toEqual([])
})

test('a mixed cart is all or nothing: what was captured on the platform is given back and taken from its seller, fee and all', async () => {
  const [direct, sent] = [await market.seller(), await managed()]
  const products = [await market.product(direct), await market.product(sent)]
  const lost = { method: 'POST', path: '/capture$', account: direct.accountId, action: 'capture_declined', times: 99 } as const
  await sandbox.control.addFault(lost)
  const wish = market.wish(products, await market.card())
  await placeOrder(wish, market.guest())
  await advanceOrder((await orderOf(wish.checkoutId)).id, { reread: true })
  const { parts } = await orderOf(wish.checkoutId)
  expect(parts.map(({ status }) => status)).toEqual(['canceled', 'refunded'])
  expect(await sentTo(sent)).toMatchObject([{ amount: 2500, amount_reversed: 2500 }])
  const [fee] = (await stripe.applicationFees.list({ limit: 1 })).data
  expect(fee).toMatchObject({ account: sent.accountId, amount: 125, amount_refunded: 125 })
})

test('the confirmation of such a charge is asked for on the platform, and the order goes on with it', async () => {
  const seller = await managed()
  const wish = market.wish(await market.product(seller), await market.card('pm_card_authenticationRequired'))
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const saving = await orderOf(wish.checkoutId)
  await sandbox.control.authenticate(saving.setupIntentId ?? '')
  const asked = await continueOrder(wish.checkoutId, buyer)
  const { paymentIntentId, clientSecret } = await partOf(wish.checkoutId)
  expect(asked).toMatchObject({ status: 'needs_authentication', accountId: null, clientSecret })
  await sandbox.control.authenticate(paymentIntentId ?? '')
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  expect(await sentTo(seller)).toMatchObject([{ amount: 2500 }])
})

test('an answer that was lost is found on the platform by what was asked for: the buyer is charged once', async () => {
  const seller = await managed()
  const buyer = market.guest()
  const wish = market.wish(await market.product(seller), await market.card())
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', action: 'error_500_after', times: 999 })
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/payment_intents', action: 'error_500_before', times: 999 })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  expect(await sentTo(seller)).toHaveLength(1)
})

test('a card that was removed at Stripe is refused for what it is, and offered no more', async () => {
  const seller = await managed()
  const member = await market.member()
  const product = await market.product(seller)
  await placeOrder(market.wish(product, await market.card()), member)
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  await stripe.paymentMethods.detach(saved.paymentMethodId)
  const wish = market.wish(product, { kind: 'saved', savedCardId: saved.id })
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'declined', reason: 'card_removed' } })
  expect(await db().savedCard.findUniqueOrThrow({ where: { id: saved.id } })).toMatchObject({ detachedAt: expect.any(Date) })
  const again = { ...wish, card: await market.card() }
  expect(await placeOrder(again, member)).toMatchObject({ answer: { status: 'paid' } })
  expect(await sentTo(seller)).toHaveLength(2)
})

test('a part stays where it is charged when its seller is charged otherwise from now on', async () => {
  const seller = await managed()
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, market.guest())
  await db().connectedAccount.updateMany({ where: { accountId: seller.accountId }, data: { chargeModel: 'direct' } })
  const part = await partOf(wish.checkoutId)
  await advanceOrder(part.orderId, { reread: true })
  expect(await settleSellerOrder(part.id)).toEqual({ isSettled: true })
  const next = market.wish(await market.product(seller), await market.card())
  await placeOrder(next, market.guest())
  expect([part.chargeModel, (await partOf(next.checkoutId)).chargeModel]).toEqual(['destination', 'direct'])
  expect(await chargedOn(seller)).toHaveLength(1)
})
