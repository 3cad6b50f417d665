import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { open } from '@/lib/seal/seal'
import { openShop } from '@/lib/sellers/open-shop'
import { renameShop } from '@/lib/sellers/rename-shop'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { consent } from '@/testing/consent'
import { testDatabase } from '@/testing/database'
import { makeShop } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { type ConnectRoute, connectRoute } from './connect-route'
import { type ConnectReturn, finishConnect } from './finish-connect'
import { startConnect } from './start-connect'

await testDatabase()
const sandbox = await testSandbox({ redirectUris: ['http://localhost:3000/api/connect/callback'] })
const route = connectRoute(new Headers()) as ConnectRoute

let sellerId: string
beforeEach(async () => {
  await sandbox.control.clearFaults()
  sellerId = await makeShop()
})

type Over = { action?: string; signIn?: { email: string; password: string }; seller?: string }

/** Presses Connect and does `action` on Stripe's page: what the browser then brings back. */
async function goThrough({ action = 'skip', signIn, seller = sellerId }: Over = {}): Promise<ConnectReturn> {
  const start = await startConnect({ sellerId: seller, email: `${seller}@souk.test` }, route)
  if (start.kind !== 'go') throw new Error(start.code)
  return { params: await consent(start.url, action, signIn), verifier: start.verifier, viewer: { sellerId: seller } }
}

const finish = (back: ConnectReturn) => finishConnect(back, route)
const connectionOf = async (id = sellerId) => (await db().seller.findUniqueOrThrow({ where: { id }, include: { connection: true } })).connection

test('consent connects the account, with its facts read and its tokens sealed', async () => {
  expect(await finish(await goThrough())).toBe('connected')
  const connection = await connectionOf()
  expect(connection).toMatchObject({
    status: 'connected',
    scope: 'read_write',
    livemode: false,
    chargesEnabled: true,
    country: 'US',
    defaultCurrency: 'usd',
  })
  expect(connection?.businessName).toBeTruthy()
  expect(connection?.syncedAt).toBeTruthy()
  const accountId = connection?.accountId ?? ''
  expect(await open(connection?.sealedAccessToken ?? '', { of: accountId, field: 'access' })).toMatch(/^sk_test_/)
  expect(await open(connection?.sealedRefreshToken ?? '', { of: accountId, field: 'refresh' })).toMatch(/^rt_/)
  const overview = await sellerOverview(sellerId)
  expect(overview.steps.find((step) => step.id === 'connection')).toMatchObject({
    status: 'done',
    reason: { code: 'connected', account: connection?.businessName },
  })
})

test('a refusal on Stripe’s page is a denial, and the next try works', async () => {
  expect(await finish(await goThrough({ action: 'cancel' }))).toBe('denied')
  expect(await connectionOf()).toBeNull()
  expect(await finish(await goThrough())).toBe('connected')
})

test('a return works once, also when it comes many times at once, and the code is exchanged once', async () => {
  const back = await goThrough()
  const codes = await Promise.all(Array.from({ length: 5 }, () => finish(back)))
  expect(codes.sort()).toEqual(['connected', 'replayed', 'replayed', 'replayed', 'replayed'])
  expect(await finish(back)).toBe('replayed')
  // The callback has made the browser forget its verifier by then.
  expect(await finish({ ...back, verifier: undefined })).toBe('replayed')
  expect(await finish({ ...back, verifier: undefined, viewer: { sellerId: await makeShop() } })).toBe('other_browser')
  // Stripe takes the connection away when a code comes twice.
  expect(await retrieveAccount(ConnectedAccountId.parse((await connectionOf())?.accountId))).toMatchObject({ kind: 'ok' })
})

test('a state that is missing, changed or signed by somebody else is refused', async () => {
  const back = await goThrough()
  const state = back.params.get('state') ?? ''
  for (const forged of ['', 'x.y.z', `${state.slice(0, -3)}abc`]) {
    expect(await finish({ ...back, params: new URLSearchParams({ code: 'ac_stolen', state: forged }) })).toBe('bad_state')
  }
  expect(await finishConnect(back, { ...route, secret: 'another secret, of another shop' })).toBe('bad_state')
  expect(await finishConnect(back, { ...route, origin: 'https://elsewhere.example' })).toBe('bad_state')
  expect(await finish(back)).toBe('connected')
})

test('another browser, a signed-out one and another seller are turned away, and the state stays good for its owner', async () => {
  const back = await goThrough()
  const other = await makeShop()
  expect(await finish({ ...back, verifier: undefined })).toBe('other_browser')
  expect(await finish({ ...back, verifier: 'somebody-else’s' })).toBe('other_browser')
  expect(await finish({ ...back, viewer: null })).toBe('signed_out')
  expect(await finish({ ...back, viewer: { sellerId: other } })).toBe('other_seller')
  expect(await finish({ ...back, viewer: { sellerId: null } })).toBe('other_seller')
  expect(await finish(back)).toBe('connected')
})

test('an attempt that the database knows to be over is refused, whatever the state says', async () => {
  const back = await goThrough()
  await db().connectAttempt.updateMany({ where: { sellerId }, data: { expiresAt: new Date(Date.now() - 1000) } })
  expect(await finish(back)).toBe('replayed')
})

test('an account of another seller is refused, and stays theirs', async () => {
  const signIn = { email: `shared-${sellerId}@souk.test`, password: 'a long password' }
  const { id } = await sandbox.control.createAccount({ ...signIn, business_name: 'Shared Ceramics' })
  expect(await finish(await goThrough({ action: id, signIn }))).toBe('connected')
  const second = await makeShop()
  expect(await finish(await goThrough({ action: id, signIn, seller: second }))).toBe('taken')
  expect((await connectionOf(second))?.accountId).toBeUndefined()
  expect((await connectionOf())?.accountId).toBe(id)
  expect((await connectionOf())?.status).toBe('connected')
})

test('two sellers who bring one account at the same moment: one gets it', async () => {
  const signIn = { email: `race-${sellerId}@souk.test`, password: 'a long password' }
  const { id } = await sandbox.control.createAccount({ ...signIn, business_name: 'Raced' })
  const second = await makeShop()
  const backs = [await goThrough({ action: id, signIn }), await goThrough({ action: id, signIn, seller: second })]
  expect((await Promise.all(backs.map(finish))).sort()).toEqual(['connected', 'taken'])
})

test('two tabs of one seller with two accounts: one is connected, the other is given back', async () => {
  const backs = [await goThrough(), await goThrough()]
  expect((await Promise.all(backs.map(finish))).sort()).toEqual(['already_connected', 'connected'])
  const connection = await connectionOf()
  const rows = await db().connectedAccount.findMany({ where: { accountId: connection?.accountId } })
  expect(rows.map((row) => row.status)).toEqual(['connected'])
  expect(await startConnect({ sellerId, email: 'a@souk.test' }, route)).toEqual({ kind: 'refused', code: 'already_connected' })
})

test('a code that Stripe does not take is refused', async () => {
  const back = await goThrough()
  back.params.set('code', 'ac_madeup')
  expect(await finish(back)).toBe('exchange_refused')
  expect(await connectionOf()).toBeNull()
})

test.each(['reset_before', 'reset_after', 'error_500_before', 'error_500_after'] as const)(
  '%s leaves the outcome unknown, is not repeated, and trying again connects',
  async (action) => {
    const back = await goThrough()
    await sandbox.control.addFault({ method: 'POST', path: '^/oauth/token$', action })
    expect(await finish(back)).toBe('outcome_unknown')
    expect(await connectionOf()).toBeNull()
    expect(await finish(await goThrough())).toBe('connected')
  },
)

test('a Stripe that cannot be read after the exchange still leaves a connection, not yet confirmed', async () => {
  const back = await goThrough()
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/accounts/', action: 'error_500_before', times: 10 })
  expect(await finish(back)).toBe('connected')
  expect(await connectionOf()).toMatchObject({ status: 'connected', syncedAt: null })
  expect((await sellerOverview(sellerId)).isReady).toBe(false)
})

test('an account of the other mode is not kept', async () => {
  const back = await goThrough()
  const settings = env()
  settings.livemode = true
  try {
    expect(await finish(back)).toBe('wrong_mode')
  } finally {
    settings.livemode = false
  }
  expect(await connectionOf()).toBeNull()
})

test('permission to read only is not enough', async () => {
  const start = await startConnect({ sellerId, email: 'a@souk.test' }, route)
  if (start.kind !== 'go') throw new Error(start.code)
  const params = await consent(start.url.replace('read_write', 'read_only'), 'skip')
  expect(await finish({ params, verifier: start.verifier, viewer: { sellerId } })).toBe('read_only')
  expect(await connectionOf()).toBeNull()
})

test('an account with things to do connects, cannot be bought from, and each thing is named', async () => {
  const signIn = { email: `due-${sellerId}@souk.test`, password: 'a long password' }
  const { id } = await sandbox.control.createAccount({ ...signIn, business_name: 'Not Yet', charges_enabled: false })
  expect(await finish(await goThrough({ action: id, signIn }))).toBe('connected')
  const step = (await sellerOverview(sellerId)).steps.find(({ id }) => id === 'requirements')
  expect(step).toMatchObject({ status: 'attention', action: { verb: 'fix' } })
  expect(step?.blockers.length).toBeGreaterThan(0)
})

test('a person has one shop, however often they open it; nobody else gets its name, or one that looks like it', async () => {
  const [one = '', other = ''] = await Promise.all(
    [1, 2].map(async (n) => (await db().user.create({ data: { email: `shop${n}@souk.test`, emailVerified: new Date() } })).id),
  )
  const opened = await Promise.all([openShop(one, '  Clay   & Kiln '), openShop(one, '  Clay   & Kiln ')])
  const shops = opened.map((outcome) => (outcome.kind === 'opened' ? outcome.seller : null))
  expect(shops.map((shop) => shop?.shopName)).toEqual(['Clay & Kiln', 'Clay & Kiln'])
  expect(shops[0]?.id).toBe(shops[1]?.id)
  const taken = { kind: 'refused', said: { key: 'shopName.taken' } }
  for (const twin of ['Clay & Kiln', 'CLAY KILN', 'Сlау & Kiln', 'Clay & Ki1n', 'C1ay & KiIn', 'Souk', 'S0uk', 'Stripe']) {
    expect(await openShop(other, twin)).toEqual(taken)
  }
  for (const hidden of ['Clay\u200b Two', 'Clay\u202e Two', 'Clay\nTwo']) {
    expect(await openShop(other, hidden)).toEqual({ kind: 'refused', said: { key: 'hiddenCharacters' } })
  }
  expect(await openShop(other, ' ')).toMatchObject({ kind: 'refused' })
  const second = await openShop(other, 'Clay & Loom')
  if (second.kind !== 'opened') throw new Error(second.said.key)
  expect(await renameShop(second.seller.id, 'clay & kiln')).toEqual(taken)
  expect(await renameShop(second.seller.id, 'Clay  Loom')).toEqual({ kind: 'renamed', shopName: 'Clay Loom' })
  expect(await renameShop(shops[0]?.id ?? '', 'Kiln')).toMatchObject({ kind: 'renamed' })
  expect(await renameShop(second.seller.id, 'Clay & Kiln')).toMatchObject({ kind: 'renamed' })
})
