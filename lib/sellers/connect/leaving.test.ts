import { randomUUID } from 'node:crypto'
import type { FaultAction } from '@souk/local-stripe'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { isSealedWithFirst, open } from '@/lib/seal/seal'
import { checkAgain } from '@/lib/sellers/check-again'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { syncAccount } from '@/lib/sellers/sync-account'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { consent } from '@/testing/consent'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeShop } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { sealVersion1 } from '@/testing/seal-version-1'
import { type ConnectRoute, connectRoute } from './connect-route'
import { disconnectAccount } from './disconnect-account'
import { finishConnect } from './finish-connect'
import { noteDeauthorized } from './note-deauthorized'
import { resealTokens } from './reseal-tokens'
import { startConnect } from './start-connect'

await testDatabase()
const sandbox = await testSandbox({ redirectUris: ['http://localhost:3000/api/connect/callback'] })
const route = connectRoute(new Headers()) as ConnectRoute

const fault = (path: string, action: FaultAction, times = 10) => sandbox.control.addFault({ method: '*', path, action, times })

let sellerId: string
let signIn: { email: string; password: string }
let accountId: ConnectedAccountId

beforeEach(async () => {
  await sandbox.control.clearFaults()
  sellerId = await makeShop()
  signIn = { email: `${sellerId}@souk.test`, password: 'a long password' }
  const made = await sandbox.control.createAccount({ ...signIn, business_name: 'Clay & Kiln' })
  accountId = ConnectedAccountId.parse(made.id)
  await connect(accountId)
})

async function connect(id: string): Promise<string> {
  const start = await startConnect({ sellerId, email: signIn.email }, route)
  if (start.kind !== 'go') throw new Error(start.code)
  return finishConnect({ params: await consent(start.url, id, signIn), verifier: start.verifier, viewer: { sellerId } }, route)
}

/** What the owner of the account does inside Stripe: Stripe is told, we are not. */
async function leaveInsideStripe(): Promise<void> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
  const body = new URLSearchParams({ client_id: sandbox.platform.clientId, stripe_user_id: accountId })
  const response = await fetch(`${sandbox.url}/oauth/deauthorize`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(await response.text())
}

const connection = () => db().connectedAccount.findFirstOrThrow({ where: { accountId } })

async function makeOrder(
  orderStatus: 'open' | 'paid' | 'canceled',
  partStatus: 'pending' | 'authorizing' | 'requires_action' | 'authorized' | 'captured' | 'canceled',
) {
  const customer = await db().customer.create({ data: { email: `${randomUUID()}@souk.test`, livemode: false } })
  const fee = { feeBps: 500, feeFixedMinor: 0, applicationFeeMinor: 50 }
  const part = { sellerId, accountId, currency: 'usd', amountMinor: 1000, ...fee, statementLine: 'CLAY', status: partStatus }
  const facts = { checkoutId: randomUUID(), browserHash: 'hash', email: customer.email, livemode: false, status: orderStatus }
  return db().order.create({ data: { ...facts, customerId: customer.id, expiresAt: new Date(Date.now() + 3600_000), parts: { create: part } } })
}

test('disconnecting erases the tokens, keeps the history, and the same account can come back', async () => {
  await makeOrder('paid', 'captured')
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
  expect(await connection()).toMatchObject({
    status: 'disconnected',
    disconnectReason: 'by_seller',
    sealedAccessToken: null,
    sealedRefreshToken: null,
  })
  expect(await db().sellerOrder.count({ where: { accountId, status: 'captured' } })).toBe(1)
  expect(await syncAccount(accountId)).toBe('not_ours')
  expect((await sellerOverview(sellerId)).steps[1]).toMatchObject({ status: 'attention', action: { verb: 'reconnect' } })
  expect(await disconnectAccount(sellerId)).toMatchObject({ kind: 'refused', code: 'not_connected' })
  expect(await connect(accountId)).toBe('connected')
  expect(await connection()).toMatchObject({ status: 'connected', disconnectedAt: null, disconnectReason: null })
})

// One that is captured may have to be given back, as long as the others of its order are not.
test.each(['pending', 'authorizing', 'requires_action', 'authorized', 'captured'] as const)(
  'an order that is %s stands in the way',
  async (status) => {
    await makeOrder('open', status)
    expect(await disconnectAccount(sellerId)).toMatchObject({ kind: 'refused', code: 'open_orders' })
    expect(await connection()).toMatchObject({ status: 'connected' })
    expect(await syncAccount(accountId)).toBe('synced')
  },
)

test('a part that was given up does not keep its seller from disconnecting', async () => {
  await makeOrder('canceled', 'pending')
  await makeOrder('canceled', 'canceled')
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
})

test('a charged part does not keep its seller from disconnecting while the buyer recovers another charge', async () => {
  const { id } = await makeOrder('open', 'captured')
  await db().sellerOrder.updateMany({ where: { orderId: id }, data: { agreedAt: new Date() } })
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
})

test('an account that left inside Stripe already counts as disconnected', async () => {
  await leaveInsideStripe()
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
})

test('when the answer is lost on its way back, reading the account tells', async () => {
  await fault('^/oauth/deauthorize$', 'reset_after', 1)
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
})

test('when Stripe does not confirm, selling goes on, and a second try works', async () => {
  await fault('^/oauth/deauthorize$', 'error_500_before')
  expect(await disconnectAccount(sellerId)).toMatchObject({ kind: 'refused', code: 'not_confirmed' })
  expect(await connection()).toMatchObject({ status: 'connected', disconnectedAt: null })
  expect((await connection()).sealedAccessToken).toBeTruthy()
  await sandbox.control.clearFaults()
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
})

test('a disconnect that a crash interrupted can be finished', async () => {
  const interrupted = { status: 'disconnected', disconnectReason: 'by_seller', disconnectedAt: new Date() } as const
  await db().connectedAccount.updateMany({ where: { accountId }, data: interrupted })
  expect((await sellerOverview(sellerId)).connection?.isHalfDisconnected).toBe(true)
  expect(await disconnectAccount(sellerId)).toEqual({ kind: 'disconnected' })
  expect((await sellerOverview(sellerId)).connection?.isHalfDisconnected).toBe(false)
  expect(await retrieveAccount(accountId)).toEqual({ kind: 'gone' })
})

test('a disconnect inside Stripe pauses the shop and says who did it', async () => {
  await leaveInsideStripe()
  expect(await noteDeauthorized(accountId, new Date(Date.now() + 1000))).toBe('gone')
  expect(await connection()).toMatchObject({ status: 'disconnected', disconnectReason: 'by_stripe', sealedAccessToken: null })
  expect((await sellerOverview(sellerId)).steps[1]?.reason).toMatchObject({ code: 'disconnectedByStripe' })
  expect(await noteDeauthorized(accountId, new Date())).toBe('not_ours')
})

test('a late event about an earlier connection does not end this one', async () => {
  expect(await noteDeauthorized(accountId, new Date(Date.now() - 60_000))).toBe('stale')
  expect(await noteDeauthorized(accountId, new Date())).toBe('synced')
  expect(await connection()).toMatchObject({ status: 'connected' })
})

test('an event that Stripe cannot confirm now is for later', async () => {
  await leaveInsideStripe()
  await fault(`^/v1/accounts/${accountId}`, 'error_500_before')
  expect(await noteDeauthorized(accountId, new Date())).toBe('unknown')
  expect(await connection()).toMatchObject({ status: 'connected' })
})

test('checking again takes in what changed at Stripe', async () => {
  const changes = { charges_enabled: false, payouts_enabled: false, currently_due: ['external_account'], business_name: 'Kiln & Co' }
  await sandbox.control.changeAccount(accountId, changes)
  expect(await checkAgain(sellerId)).toBe('synced')
  expect(await connection()).toMatchObject({
    chargesEnabled: false,
    payoutsEnabled: false,
    currentlyDue: ['external_account'],
    businessName: 'Kiln & Co',
  })
  await leaveInsideStripe()
  expect(await checkAgain(sellerId)).toBe('gone')
})

test('checking again while Stripe is away says so and keeps what was known', async () => {
  await fault('^/v1/accounts/', 'error_500_before')
  expect(await checkAgain(sellerId)).toBe('unknown')
  expect(await connection()).toMatchObject({ status: 'connected', chargesEnabled: true })
})

test('another account in another currency: products keep their prices, and the seller is told', async () => {
  await makeProduct(sellerId, { name: 'Mug', priceMinor: 1200 })
  await disconnectAccount(sellerId)
  const other = await sandbox.control.createAccount({ ...signIn, business_name: 'Ton', country: 'DE', default_currency: 'eur' })
  expect(await connect(other.id)).toBe('connected')
  expect((await sellerOverview(sellerId)).currencyNotice).toMatchObject({ currency: 'eur' })
  expect((await sellerOverview(sellerId)).connection?.accountId).toBe(other.id)
  expect(await connection()).toMatchObject({ status: 'disconnected' })
})

test('an account that one seller left can serve another one', async () => {
  const former = sellerId
  await disconnectAccount(former)
  sellerId = await makeShop()
  expect(await connect(accountId)).toBe('connected')
  expect((await sellerOverview(former)).connection).toBeNull()
  expect((await sellerOverview(sellerId)).connection?.accountId).toBe(accountId)
})

test('rotation seals every token with the first key, in pages, and twice is nothing', async () => {
  const key = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) })
  const keys = [key('next', 9), key('test', 7)]
  const seen: number[] = []
  const report = await resealTokens(({ seen: now }) => seen.push(now), keys)
  expect(report).toMatchObject({ unreadable: [], seen: report.total, resealed: report.total })
  expect(seen.at(-1)).toBe(report.total)
  const { sealedAccessToken, sealedRefreshToken } = await connection()
  expect([sealedAccessToken, sealedRefreshToken].map((sealed) => isSealedWithFirst(sealed ?? '', keys))).toEqual([true, true])
  expect(await open(sealedAccessToken ?? '', { of: accountId, field: 'access' }, [key('next', 9)])).toMatch(/^sk_test_/)
  expect((await resealTokens(undefined, keys)).resealed).toBe(0)
  expect((await resealTokens(undefined, [key('third', 1)])).unreadable).toContain(accountId)
  await resealTokens(undefined, [key('test', 7), key('next', 9)])
})

test('rotation seals tokens of the form before JWE anew, also where the key stays', async () => {
  const key = { id: 'test', key: Buffer.alloc(32, 7) }
  const sealedAccessToken = sealVersion1('sk_test_before', accountId, key)
  await db().connectedAccount.updateMany({ where: { accountId }, data: { sealedAccessToken } })
  expect((await resealTokens(undefined, [key])).resealed).toBe(1)
  const resealed = (await connection()).sealedAccessToken ?? ''
  expect(isSealedWithFirst(resealed, [key])).toBe(true)
  expect(await open(resealed, { of: accountId, field: 'access' }, [key])).toBe('sk_test_before')
})
