import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { openTasks } from '@/lib/operations/tasks'
import { watchOutcomes } from '@/lib/operations/watch-outcomes'
import { sellerOverview } from '@/lib/sellers/seller-overview'
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

const PATHS = { capture: '/capture$', cancel: '/cancel$', refund: '^/v1/refunds$' } as const
type Refusal = 'refuse_account_restricted' | 'refuse_permission' | 'refuse_key_expired' | 'refuse_parameter_unknown'

const refuse = (call: keyof typeof PATHS, action: Refusal, account: string) =>
  sandbox.control.addFault({ method: 'POST', path: PATHS[call], account, action, times: 999 })

/** A purchase from two sellers, all or nothing; nothing has been asked of Stripe yet. */
async function together() {
  const [first, second] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const wish = market.wish(await Promise.all([first, second].map((seller) => market.product(seller))), await market.card())
  return { first, second, wish, buyer: market.guest() }
}

const openOnes = async () => (await openTasks(10)).tasks.map(({ kind, call, accountId }) => ({ kind, call, accountId }))
const statusesOf = async (checkoutId: string) =>
  (await db().sellerOrder.findMany({ where: { order: { checkoutId } }, orderBy: { position: 'asc' } })).map(({ status }) => status)

test('a capture refused for the account’s sake: its seller reads Stripe’s words and is not ready to sell until a payment is captured', async () => {
  const { first, second, wish, buyer } = await together()
  await refuse('capture', 'refuse_account_restricted', second.accountId)
  await placeOrder(wish, buyer)
  await continueOrder(wish.checkoutId, buyer)
  expect(await statusesOf(wish.checkoutId)).toEqual(['refunded', 'canceled'])
  expect(await openOnes()).toEqual([{ kind: 'account_refused', call: 'capture', accountId: second.accountId }])
  const overview = await sellerOverview(second.sellerId)
  expect(overview).toMatchObject({ isReady: false, refused: [{ kind: 'account_refused', call: 'capture' }] })
  expect(overview.refused[0]?.words).toContain('This Connect account cannot currently make live charges')
  expect(await sellerOverview(first.sellerId)).toMatchObject({ isReady: true, refused: [] })
  await sandbox.control.clearFaults()
  await placeOrder(market.wish(await market.product(second), await market.card()), market.guest())
  await watchOutcomes(new Date())
  expect(await openOnes()).toEqual([])
  expect(await sellerOverview(second.sellerId)).toMatchObject({ isReady: true, refused: [] })
})

test('a cancellation refused for the account’s sake is tried again, one task however often, and the task ends when Stripe cancels', async () => {
  const { first, second, wish, buyer } = await together()
  await sandbox.control.addFault({ method: 'POST', path: PATHS.capture, account: second.accountId, action: 'capture_declined', times: 999 })
  await refuse('cancel', 'refuse_account_restricted', second.accountId)
  await placeOrder(wish, buyer)
  await continueOrder(wish.checkoutId, buyer)
  await continueOrder(wish.checkoutId, buyer)
  expect(await openOnes()).toEqual([{ kind: 'account_refused', call: 'cancel', accountId: second.accountId }])
  expect(await sellerOverview(second.sellerId)).toMatchObject({ isReady: true, refused: [{ call: 'cancel' }] })
  await watchOutcomes(new Date())
  expect(await openOnes()).toHaveLength(1)
  await sandbox.control.clearFaults(second.accountId)
  await sandbox.control.addFault({ method: 'POST', path: PATHS.capture, account: second.accountId, action: 'capture_declined', times: 999 })
  await continueOrder(wish.checkoutId, buyer)
  expect(await statusesOf(wish.checkoutId)).toEqual(['refunded', 'canceled'])
  expect(await db().operatorTask.findMany()).toMatchObject([{ kind: 'account_refused', resolution: 'automatic', openKey: null }])
  expect(await sellerOverview(first.sellerId)).toMatchObject({ refused: [] })
})

test('a refund refused for the account’s sake stays open after the account works again, and ends when its seller gives the money back in Stripe', async () => {
  const { first, second, wish, buyer } = await together()
  await sandbox.control.addFault({ method: 'POST', path: PATHS.capture, account: second.accountId, action: 'capture_declined' })
  await refuse('refund', 'refuse_account_restricted', first.accountId)
  await placeOrder(wish, buyer)
  await continueOrder(wish.checkoutId, buyer)
  expect(await statusesOf(wish.checkoutId)).toEqual(['refund_failed', 'canceled'])
  const tasks = [
    { kind: 'account_refused', call: 'refund', accountId: first.accountId },
    { kind: 'refund_failed', call: 'charge', accountId: null },
  ]
  const sorted = async () => (await openOnes()).sort((a, b) => a.kind.localeCompare(b.kind))
  expect(await sorted()).toEqual(tasks)
  expect(await sellerOverview(first.sellerId)).toMatchObject({ isReady: true, refused: [{ call: 'refund' }] })
  await sandbox.control.clearFaults()
  await sandbox.control.changeAccount(first.accountId, { charges_enabled: false })
  await syncAccount(first.accountId)
  await sandbox.control.changeAccount(first.accountId, { charges_enabled: true })
  await syncAccount(first.accountId)
  await placeOrder(market.wish(await market.product(first), await market.card()), market.guest())
  await watchOutcomes(new Date())
  expect(await sorted()).toEqual(tasks)
  await db().sellerOrder.updateMany({ where: { accountId: first.accountId, status: 'refund_failed' }, data: { status: 'refunded' } })
  await watchOutcomes(new Date())
  expect(await openOnes()).toEqual([tasks[1]])
})

test.each([
  ['refuse_permission', true],
  ['refuse_key_expired', false],
] as const)('a refund refused for our own key’s sake (%s) is the operator’s task, and no seller’s', async (action, isOfAccount) => {
  const { first, second, wish, buyer } = await together()
  await sandbox.control.addFault({ method: 'POST', path: PATHS.capture, account: second.accountId, action: 'capture_declined' })
  await refuse('refund', action, first.accountId)
  await placeOrder(wish, buyer)
  await continueOrder(wish.checkoutId, buyer)
  const refusals = (await openOnes()).filter(({ kind }) => kind !== 'refund_failed')
  expect(refusals).toEqual([{ kind: 'platform_refused', call: 'refund', accountId: isOfAccount ? first.accountId : null }])
  expect(await sellerOverview(first.sellerId)).toMatchObject({ isReady: true, refused: [] })
})

test('a refund of another order that Stripe makes ends the task of our key; a payment alone does not', async () => {
  const { first, second, wish, buyer } = await together()
  await sandbox.control.addFault({ method: 'POST', path: PATHS.capture, account: second.accountId, action: 'capture_declined', times: 2 })
  await refuse('refund', 'refuse_key_expired', first.accountId)
  await placeOrder(wish, buyer)
  await continueOrder(wish.checkoutId, buyer)
  await sandbox.control.clearFaults(first.accountId)
  await placeOrder(market.wish(await market.product(first), await market.card()), market.guest())
  await watchOutcomes(new Date())
  expect(await openOnes()).toContainEqual({ kind: 'platform_refused', call: 'refund', accountId: null })
  const again = market.wish([await market.product(first), await market.product(second)], await market.card())
  await placeOrder(again, market.guest())
  expect(await statusesOf(again.checkoutId)).toEqual(['refunded', 'canceled'])
  expect((await openOnes()).map(({ kind }) => kind)).toEqual(['refund_failed'])
})

test('a call that we got wrong, or that came too late, is no task of an account or of the settings', async () => {
  const { first, second, wish, buyer } = await together()
  await refuse('capture', 'refuse_parameter_unknown', second.accountId)
  await placeOrder(wish, buyer)
  await continueOrder(wish.checkoutId, buyer)
  expect(await statusesOf(wish.checkoutId)).toEqual(['refunded', 'canceled'])
  expect(await openOnes()).toEqual([])
  expect(await sellerOverview(first.sellerId)).toMatchObject({ refused: [] })
})
