import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { ConnectedAccountId } from '@/lib/domain/ids'
import type { AccountOffer } from '@/lib/domain/sellers/account-offer'
import { env } from '@/lib/env'
import { closeShop } from '@/lib/operations/close-shop'
import { checkConnect } from '@/lib/operations/doctor/check-connect'
import { createRefund } from '@/lib/refunds/create-refund'
import { previewRefund } from '@/lib/refunds/preview-refund'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { syncAccount } from '@/lib/sellers/sync-account'
import { testDatabase } from '@/testing/database'
import { fillForm, openForm } from '@/testing/hosted-form'
import { testMarket } from '@/testing/market'
import { makeOperator, makeSeller } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { readAccountOffer, setAccountOffer } from './account-offer'
import { type ConnectRoute, connectRoute } from './connect-route'
import { disconnectAccount } from './disconnect-account'
import { finishOnboarding, startOnboarding } from './onboarding'
import { openAccount } from './open-account'
import { readAccountChoice } from './read-choice'
import { startConnect } from './start-connect'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0, redirectUris: ['http://localhost:3000/api/connect/callback'] })
const market = testMarket(sandbox)
const ORIGIN = 'http://localhost:3000'
afterAll(stopJobs)

let seller: { sellerId: string; email: string }
beforeEach(async () => {
  await sandbox.control.clearFaults()
  await offer('open')
  seller = await newSeller()
})

async function newSeller() {
  const email = `seller-${randomUUID()}@souk.test`
  const { id } = await makeSeller({ email, connection: null })
  return { sellerId: id, email }
}
const offer = async (chosen: AccountOffer) => setAccountOffer(await makeOperator(), chosen)
const connectionOf = async ({ sellerId } = seller) =>
  (await db().seller.findUniqueOrThrow({ where: { id: sellerId }, include: { connection: true } })).connection
const openingOf = () => db().accountOpening.findUniqueOrThrow({ where: { sellerId_livemode: { sellerId: seller.sellerId, livemode: false } } })

async function formLink(): Promise<string> {
  const start = await startOnboarding(seller.sellerId, ORIGIN)
  if (start.kind !== 'go') throw new Error(start.code)
  return start.url
}

async function canCharge(accountId: ConnectedAccountId): Promise<boolean | undefined> {
  await syncAccount(accountId)
  return (await connectionOf())?.chargesEnabled
}

/** Opens an account and tells Stripe everything. */
async function onboarded(country = 'US'): Promise<ConnectedAccountId> {
  const opened = await openAccount(seller, country)
  if (opened.kind !== 'opened') throw new Error(opened.code)
  expect(await fillForm(await formLink())).toBe(`${ORIGIN}/api/connect/onboarding/return`)
  await expect.poll(() => canCharge(opened.accountId)).toBe(true)
  return opened.accountId
}

/** What the platform's own key reads at the local Stripe. */
async function atStripe(path: string, account?: string) {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, ...(account && { 'stripe-account': account }) }
  return (await (await fetch(`${sandbox.url}/v1/${path}`, { headers })).json()) as Record<string, unknown> & { data: Record<string, unknown>[] }
}
const accountsOf = async (sellerId: string) =>
  (await atStripe('accounts?limit=100')).data.filter(({ metadata }) => (metadata as { sellerId?: string }).sellerId === sellerId)

test('a seller without an account opens one, leaves the form, goes on, sells by direct charge and refunds', async () => {
  const opened = await openAccount(seller, 'US')
  expect(opened).toMatchObject({ kind: 'opened', isSubmitted: false })
  expect(await connectionOf()).toMatchObject({
    status: 'connected',
    isManaged: true,
    scope: 'read_write',
    chargesEnabled: false,
    sealedAccessToken: null,
  })
  const { accountId } = (await connectionOf()) ?? { accountId: '' }
  expect(await atStripe(`accounts/${accountId}`)).toMatchObject({
    controller: {
      losses: { payments: 'stripe' },
      fees: { payer: 'account' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'full' },
    },
    email: seller.email,
  })
  expect((await sellerOverview(seller.sellerId)).steps[1]).toMatchObject({ status: 'todo', action: { verb: 'continue' } })

  await fillForm(await formLink(), 'later')
  expect(await finishOnboarding(seller.sellerId)).toBe('unfinished')
  await fillForm(await formLink())
  expect(await finishOnboarding(seller.sellerId)).toBe('opened')
  await expect.poll(() => canCharge(ConnectedAccountId.parse(accountId))).toBe(true)
  expect((await sellerOverview(seller.sellerId)).steps.slice(0, 3).map(({ status }) => status)).toEqual(['done', 'done', 'done'])

  const bowl = await market.product(seller, { kind: 'service' })
  const wish = market.wish(bowl, await market.card())
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  expect(part).toMatchObject({ status: 'captured', accountId, amountMinor: 2500 })
  const intent = await atStripe(`payment_intents/${part.paymentIntentId}`, accountId)
  expect(intent).toMatchObject({ status: 'succeeded', amount: 2500, application_fee_amount: part.applicationFeeMinor, transfer_data: null })

  const draft = { lines: [{ orderLineId: part.lines[0]?.id ?? '', open: 0, sent: 1, isRestocked: false }], shippingMinor: 0, adjustmentMinor: 0 }
  const whole = { ...draft, reason: null, note: null }
  const preview = await previewRefund(part.id, seller.sellerId, whole)
  const seenMinor = preview.kind === 'preview' ? preview.preview.amountMinor : 0
  const asked = { refundId: randomUUID(), sellerOrderId: part.id, draft: whole, seenMinor, returnId: null }
  expect(await createRefund({ sellerId: seller.sellerId }, asked)).toEqual({ kind: 'created', status: 'succeeded' })
  expect(await atStripe(`refunds?payment_intent=${part.paymentIntentId}`, accountId)).toMatchObject({ data: [{ amount: 2500, status: 'succeeded' }] })
  expect(await db().auditEntry.count({ where: { deed: 'account_opened', subjectId: accountId } })).toBe(1)
})

test('a link opens once; the one used up leads back here, where the next one is made', async () => {
  await openAccount(seller, 'DE')
  const link = await formLink()
  expect(await openForm(link)).toMatchObject({ sentTo: null })
  expect((await openForm(link)).sentTo).toBe(`${ORIGIN}/api/connect/onboarding`)
  expect(await openForm(await formLink())).toMatchObject({ sentTo: null })
})

test('many presses at once, and one after a lost answer, open one account', async () => {
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => openAccount(seller, 'US')))
  expect(outcomes.some(({ kind }) => kind === 'opened')).toBe(true)
  expect(await accountsOf(seller.sellerId)).toHaveLength(1)
  seller = await newSeller()
  await sandbox.control.addFault({ method: 'POST', path: '/v1/accounts', action: 'reset_after', times: 10 })
  expect(await openAccount(seller, 'US')).toEqual({ kind: 'refused', code: 'open_unknown' })
  expect(await connectionOf()).toBeNull()
  await sandbox.control.clearFaults()
  // What Stripe was told first counts: the account may be there already.
  expect(await openAccount(seller, 'FR')).toMatchObject({ kind: 'opened' })
  expect(await accountsOf(seller.sellerId)).toMatchObject([{ country: 'US' }])
})

test('an answer that was lost longer ago than Stripe keeps keys is found by the marks of the account', async () => {
  await sandbox.control.addFault({ method: 'POST', path: '/v1/accounts', action: 'reset_after', times: 10 })
  expect(await openAccount(seller, 'US')).toEqual({ kind: 'refused', code: 'open_unknown' })
  await sandbox.control.clearFaults()
  const [made] = await accountsOf(seller.sellerId)
  // As if it had been begun a day ago, and the account made within that day.
  await db().accountOpening.updateMany({ where: { sellerId: seller.sellerId }, data: { begunAt: new Date(Date.now() - 24 * 3_600_000) } })
  const { result, calls } = await market.callsDuring(() => openAccount(seller, 'US'))
  expect(result).toMatchObject({ kind: 'opened', accountId: made?.id })
  expect(calls.filter((call) => call.startsWith('POST'))).toEqual([])
})

test('what Stripe refuses is told, to the operator in its own words, and the next press asks anew', async () => {
  await sandbox.control.addFault({ method: 'POST', path: '/v1/accounts', action: 'refuse_parameter_unknown', times: 1 })
  expect(await openAccount(seller, 'US')).toEqual({ kind: 'refused', code: 'not_opened' })
  expect(await openingOf()).toMatchObject({ round: 1, accountId: null, refusal: expect.any(String) })
  expect(await checkConnect()).toMatchObject({ state: 'warning', sentence: 'connectOpenRefused', what: (await openingOf()).refusal })
  expect(await openAccount(seller, 'FR')).toMatchObject({ kind: 'opened' })
  expect(await openingOf()).toMatchObject({ round: 2, country: 'FR', refusal: null })
  expect(await checkConnect()).toMatchObject({ state: 'good', sentence: 'connectOpening' })
})

test('disconnecting takes no access from Stripe: the account is left out of use here, and comes back by a press', async () => {
  const accountId = await onboarded()
  expect(await disconnectAccount(seller.sellerId)).toEqual({ kind: 'disconnected' })
  expect(await connectionOf()).toMatchObject({ status: 'disconnected', disconnectReason: 'by_seller' })
  expect(await atStripe(`accounts/${accountId}`)).toMatchObject({ id: accountId })
  await offer('connect')
  expect(await readAccountChoice(seller.sellerId)).toMatchObject({ connect: true, open: false, opened: { isSubmitted: true } })
  // One that Stripe knows is never replaced, whatever country is asked for.
  expect(await openAccount(seller, 'FR')).toEqual({ kind: 'opened', accountId, isSubmitted: true })
  expect(await connectionOf()).toMatchObject({ status: 'connected', chargesEnabled: true })
  expect(await readAccountChoice(seller.sellerId)).toBeNull()
})

test('an account in the wrong country, of which Stripe knows nothing yet, makes room for another', async () => {
  await openAccount(seller, 'US')
  expect(await openAccount(seller, 'DE')).toEqual({ kind: 'refused', code: 'already_connected' })
  await disconnectAccount(seller.sellerId)
  expect(await readAccountChoice(seller.sellerId)).toMatchObject({ open: true, opened: { isSubmitted: false } })
  expect(await openAccount(seller, 'DE')).toMatchObject({ kind: 'opened' })
  expect(await connectionOf()).toMatchObject({ status: 'connected', country: 'DE', defaultCurrency: 'eur' })
})

test('an account that shut us out makes room for another', async () => {
  const accountId = await onboarded()
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
  const body = new URLSearchParams({ client_id: sandbox.platform.clientId, stripe_user_id: accountId })
  expect((await fetch(`${sandbox.url}/oauth/deauthorize`, { method: 'POST', headers, body })).status).toBe(200)
  expect(await syncAccount(accountId)).toBe('gone')
  expect(await startOnboarding(seller.sellerId, ORIGIN)).toEqual({ kind: 'refused', code: 'not_managed' })
  expect(await openAccount(seller, 'US')).toMatchObject({ kind: 'opened', isSubmitted: false })
  expect((await connectionOf())?.accountId).not.toBe(accountId)
})

test('the operator chooses what is offered, and what is not offered is refused', async () => {
  const route = connectRoute(new Headers()) as ConnectRoute
  expect(await startConnect(seller, route)).toEqual({ kind: 'refused', code: 'not_offered' })
  expect(await openAccount(seller, null)).toEqual({ kind: 'refused', code: 'no_country' })
  await offer('connect')
  expect(await openAccount(seller, 'US')).toEqual({ kind: 'refused', code: 'not_offered' })
  expect(await startConnect(seller, route)).toMatchObject({ kind: 'go' })
  expect(await setAccountOffer({ userId: seller.sellerId, isOperator: false }, 'both')).toBe('not_operator')
  await offer('both')
  expect(await readAccountChoice(seller.sellerId)).toEqual({ connect: true, open: true, opened: null })
  const deeds = await db().auditEntry.findMany({ where: { deed: 'account_offer_set' }, orderBy: { createdAt: 'desc' }, take: 2 })
  expect(deeds).toMatchObject([
    { before: { offer: 'connect' }, after: { offer: 'both' } },
    { before: { offer: 'open' }, after: { offer: 'connect' } },
  ])
})

test('without a client id accounts are only opened here, and who connected one over OAuth is named by the doctor', async () => {
  await offer('both')
  const { STRIPE_CLIENT_ID } = env()
  Object.assign(env(), { STRIPE_CLIENT_ID: undefined })
  try {
    expect(await readAccountOffer()).toEqual({ offer: 'open', hasClientId: false })
    expect(await readAccountChoice(seller.sellerId)).toEqual({ connect: false, open: true, opened: null })
    expect(await setAccountOffer(await makeOperator(), 'both')).toBe('no_client_id')
    await openAccount(seller, 'US')
    expect(await checkConnect()).toEqual({ state: 'good', sentence: 'connectOpening' })
    const { sellerId } = await market.seller()
    expect(await checkConnect()).toMatchObject({ state: 'warning', sentence: 'connectNoClientId', count: 1 })
    expect(await disconnectAccount(sellerId)).toEqual({ kind: 'refused', code: 'not_confirmed' })
  } finally {
    Object.assign(env(), { STRIPE_CLIENT_ID })
  }
})

test('a shop with an account opened here closes, and what Stripe was told of it is erased', async () => {
  await openAccount(seller, 'US')
  expect(await closeShop(seller, 'Clay & Co')).toEqual({ kind: 'closed' })
  expect(await db().accountOpening.count({ where: { sellerId: seller.sellerId } })).toBe(0)
  expect(await connectionOf()).toMatchObject({ status: 'disconnected', isManaged: true, email: null })
})
