import type { FaultRule } from '@souk/local-stripe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { isReadyToSell } from '@/lib/domain/sellers/seller-checklist'
import { openTasks } from '@/lib/operations/tasks'
import { watchOutcomes } from '@/lib/operations/watch-outcomes'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { solveRefusal } from '@/lib/sellers/solve-refusal'
import { syncAccount } from '@/lib/sellers/sync-account'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(async () => {
  await sandbox.control.clearFaults()
  await db().operatorTask.deleteMany()
})

const CHARGE = { method: 'POST', path: '^/v1/payment_intents$' } as const

/** A purchase of one product whose charge Stripe refuses. */
async function refused(action: FaultRule['action'], rule: Partial<FaultRule> = CHARGE) {
  const seller = await market.seller()
  const product = await market.product(seller)
  const buyer = market.guest()
  const wish = market.wish(product, await market.card())
  await sandbox.control.addFault({ path: '', action, ...rule })
  const placed = await placeOrder(wish, buyer)
  await sandbox.control.clearFaults()
  return { seller, product, buyer, wish, placed }
}

test.each([
  ['refuse_account_restricted', 'account_refused', 'order.accountRefused'],
  ['refuse_card_payments_inactive', 'account_refused', 'order.accountRefused'],
  ['refuse_testmode_charges_only', 'account_refused', 'order.accountRefused'],
  ['refuse_cross_border', 'account_refused', 'order.accountRefused'],
  ['refuse_india_exports', 'account_refused', 'order.accountRefused'],
  ['refuse_statement_descriptor', 'account_refused', 'order.accountRefused'],
  ['refuse_currency', 'account_refused', 'order.accountRefused'],
  ['refuse_payment_method_unactivated', 'account_refused', 'order.accountRefused'],
  ['refuse_amount_too_small', 'amount_refused', 'order.amountTooSmall'],
  ['refuse_amount_too_large', 'amount_refused', 'order.amountTooLarge'],
  ['refuse_application_fee', 'platform_refused', 'order.platformRefusedFor'],
  ['refuse_india_export_details', 'platform_refused', 'order.platformRefusedFor'],
  ['refuse_key_expired', 'platform_refused', 'order.platformRefusedFor'],
  ['refuse_permission', 'platform_refused', 'order.platformRefusedFor'],
  ['refuse_livemode', 'platform_refused', 'order.platformRefusedFor'],
  ['refuse_parameter_unknown', 'stripe_refused', 'order.notAccepted'],
  ['refuse_processing_error', 'not_made', 'order.notSent'],
] as const)(
  'a charge answered with %s is told as %s, never as a declined card, and keeps Stripe’s words for who can solve it',
  async (action, reason, key) => {
    const { placed, wish } = await refused(action)
    const sentence = [{ key }, { key: 'order.nothingCharged' }]
    expect(placed).toMatchObject({ answer: { status: 'declined', reason, sentence } })
    const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
    expect(part).toMatchObject({ endReason: reason, stockHeld: false })
    const { tasks } = await openTasks(10)
    const kind = reason === 'stripe_refused' ? 'call_refused' : reason
    expect(tasks).toEqual(reason === 'not_made' ? [] : [expect.objectContaining({ kind, orderId: part.orderId, sentence: part.declineMessage })])
  },
)

test.each([
  ['^/v1/customers$', 'refuse_key_expired', 'platform_refused'],
  ['^/v1/setup_intents$', 'refuse_testmode_charges_only', 'platform_refused'],
  ['^/v1/setup_intents$', 'refuse_parameter_unknown', 'stripe_refused'],
  ['^/v1/customers$', 'refuse_email', 'email_refused'],
] as const)('a card that cannot be saved since %s answers %s is no seller’s fault: %s', async (path, action, reason) => {
  const { placed } = await refused(action, { method: 'POST', path })
  expect(placed).toMatchObject({ answer: { status: 'declined', reason } })
  const { tasks } = await openTasks(10)
  expect(tasks.map(({ kind, accountId }) => ({ kind, accountId }))).toEqual(
    reason === 'email_refused' ? [] : [{ kind: reason === 'stripe_refused' ? 'call_refused' : reason, accountId: null }],
  )
})

test('an account restricted a second before Pay: the buyer reads whose fault it is, the account is read again, its seller is not ready to sell', async () => {
  const seller = await market.seller()
  const product = await market.product(seller)
  const wish = market.wish(product, await market.card())
  await sandbox.control.changeAccount(seller.accountId, { charges_enabled: false })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'declined', reason: 'account_refused' } })
  await syncAccount(seller.accountId)
  expect((await sellerOverview(seller.sellerId)).connection).toMatchObject({ chargesEnabled: false })
  await sandbox.control.changeAccount(seller.accountId, { charges_enabled: true })
  await syncAccount(seller.accountId)
  expect(await sellerOverview(seller.sellerId)).toMatchObject({ isReady: true, refused: [] })
})

test('a seller whose payment Stripe refused for their account’s sake needs to act until a payment is accepted, whatever the account says of itself', async () => {
  const { seller, product } = await refused('refuse_cross_border')
  const overview = await sellerOverview(seller.sellerId)
  expect(overview).toMatchObject({ isReady: false, connection: { chargesEnabled: true } })
  expect(overview.refused).toMatchObject([{ kind: 'account_refused', words: expect.stringContaining('cross border') }])
  expect(isReadyToSell(overview.steps)).toBe(false)
  expect(await placeOrder(market.wish(product, await market.card()), market.guest())).toMatchObject({ answer: { status: 'paid' } })
  await watchOutcomes(new Date())
  expect(await sellerOverview(seller.sellerId)).toMatchObject({ isReady: true, refused: [] })
})

test('the same refusal of many buyers is one task, and its seller can say that it is solved; nobody else can', async () => {
  const { seller, product } = await refused('refuse_statement_descriptor')
  await sandbox.control.addFault({ ...CHARGE, action: 'refuse_statement_descriptor' })
  await placeOrder(market.wish(product, await market.card()), market.guest())
  const [task, ...others] = await db().operatorTask.findMany()
  expect(others).toEqual([])
  const stranger = await market.seller()
  await solveRefusal({ sellerId: stranger.sellerId, email: stranger.email }, task?.id)
  expect(await db().operatorTask.count({ where: { resolvedAt: null } })).toBe(1)
  await solveRefusal({ sellerId: seller.sellerId, email: seller.email }, task?.id)
  expect(await db().operatorTask.findMany()).toMatchObject([{ resolution: 'by_seller', resolvedBy: seller.email, openKey: null }])
})

test('a refusal of our own key is one task for all sellers, and ends with the next payment', async () => {
  await refused('refuse_key_expired')
  const { seller, wish, buyer } = await refused('refuse_key_expired')
  expect(await db().operatorTask.findMany()).toMatchObject([{ kind: 'platform_refused', accountId: null }])
  expect(await sellerOverview(seller.sellerId)).toMatchObject({ isReady: true, refused: [] })
  expect(await placeOrder({ ...wish, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  await watchOutcomes(new Date())
  expect(await db().operatorTask.count({ where: { resolvedAt: null } })).toBe(0)
})

test('of several sellers only the one whose account refuses is named, and the buyer reads that the others can be paid without them', async () => {
  const [stays, stuck] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const wish = market.wish([await market.product(stays), await market.product(stuck)], await market.card())
  await sandbox.control.addFault({ ...CHARGE, account: stuck.accountId, action: 'refuse_cross_border' })
  const shops = { names: ['Paper Moon'] }
  const sentence = [
    { key: 'order.notPaid', values: { shops } },
    { key: 'order.accountRefused', values: { shop: 'Paper Moon' } },
    { key: 'order.holdsReleased' },
    { key: 'order.nothingCharged' },
    { key: 'order.leaveOut', values: { shops } },
  ]
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'declined', sentence } })
})

test('of a partly paid order nobody is asked for another card where only the seller can help', async () => {
  const [stays, stuck] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const products = [await market.product(stays), await market.product(stuck)]
  const wish = market.wish(products, await market.card(), { completion: 'keep_what_worked' })
  await sandbox.control.addFault({ ...CHARGE, account: stuck.accountId, action: 'refuse_application_fee' })
  const sentence = [{ key: 'order.notPaid' }, { key: 'order.platformRefusedFor', values: { shop: 'Paper Moon' } }, { key: 'order.restComplete' }]
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'partly_paid', sentence } })
})
