import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { jobs } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { env } from '@/lib/env'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { checkAccounts } from './check-accounts'
import { checkConnect } from './check-connect'
import { checkKeys } from './check-keys'
import { checkLedger } from './check-ledger'
import { checkPictures } from './check-pictures'
import { checkReceived } from './check-received'
import { checkSchedules } from './check-schedules'

await testDatabase()
const sandbox = await testSandbox({ redirectUris: ['http://localhost:3000/api/connect/callback'] })
const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
const NOW = new Date('2026-11-20T12:00:00Z')
const ago = (ms: number) => new Date(NOW.getTime() - ms)

/** With other settings for the while. */
async function having<T>(change: object, work: () => Promise<T>): Promise<T> {
  const before = { ...env() }
  Object.assign(env(), change)
  // A setting that was not there is not there again.
  const nothing = Object.fromEntries(Object.keys(change).map((name) => [name, undefined]))
  return work().finally(() => Object.assign(env(), nothing, before))
}

test('keys: a publishable key that Stripe does not know, or of another account, is bad', async () => {
  expect(await checkKeys()).toMatchObject({ state: 'good', what: sandbox.platform.accountId })
  const unknown = await having({ STRIPE_PUBLISHABLE_KEY: 'pk_test_ofNobody' }, checkKeys)
  expect(unknown).toMatchObject({ state: 'bad', sentence: 'keysPublishableRefused', what: expect.stringContaining('Invalid API Key') })
  const other = await fetch(`${sandbox.url}/_sandbox/platforms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Another', redirect_uris: [] }),
  })
  const { publishable_key: theirs } = (await other.json()) as { publishable_key: string }
  expect(await having({ STRIPE_PUBLISHABLE_KEY: theirs }, checkKeys)).toEqual({ state: 'bad', sentence: 'keysOfOthers' })
})

test('connecting: a client id that Stripe does not know, or a redirect URI that is not registered, is bad', async () => {
  expect(await checkConnect()).toMatchObject({ state: 'good', what: 'http://localhost:3000/api/connect/callback' })
  expect(await having({ STRIPE_CLIENT_ID: 'ca_ofNobody' }, checkConnect)).toMatchObject({ state: 'bad', sentence: 'connectRefused', count: 400 })
  const moved = { APP_URL: 'https://new.example', appUrl: 'https://new.example' }
  expect(await having(moved, checkConnect)).toMatchObject({ state: 'bad', what: 'https://new.example/api/connect/callback' })
})

/** Keeps an event as the inbox does. */
function keep(scope: 'platform' | 'connect', receivedAt: Date, lateMs = 1000, fetched = false) {
  const created = new Date(receivedAt.getTime() - lateMs)
  const facts = { id: `evt_${randomUUID()}`, scope, type: 'payout.paid', livemode: false, payload: {}, status: 'processed' as const }
  return db().webhookEvent.create({ data: { ...facts, created, receivedAt, fetched } })
}

test('events received: none yet is good; a scope whose events had to be fetched for a day is bad; late ones are a warning', async () => {
  expect(await checkReceived(NOW)).toEqual({ state: 'good', sentence: 'receivedNone' })
  await keep('connect', ago(2 * DAY_MS))
  expect(await checkReceived(NOW)).toMatchObject({
    sentence: 'receivedGood',
    count: 1,
    last: { platform: null, connect: ago(2 * DAY_MS).toISOString() },
  })
  await keep('connect', ago(MINUTE_MS), 600_000, true)
  expect(await checkReceived(NOW)).toMatchObject({ state: 'bad', sentence: 'receivedSilent', what: 'connect', press: 'webhooks' })
  await keep('connect', ago(MINUTE_MS))
  await keep('platform', ago(MINUTE_MS))
  expect(await checkReceived(NOW)).toMatchObject({ state: 'good', sentence: 'receivedGood' })
  for (let i = 0; i < 3; i += 1) await keep('platform', ago(i * MINUTE_MS), 300_000)
  expect(await checkReceived(NOW)).toMatchObject({ state: 'warning', sentence: 'receivedSlow', count: 300 })
})

test('schedules: a job is late after three of its intervals, and a run of it puts that right', async () => {
  const boss = await jobs()
  expect(await checkSchedules()).toEqual({ state: 'good', sentence: 'schedulesGood' })
  const later = new Date(Date.now() + 3.5 * DAY_MS)
  expect(await checkSchedules(later)).toMatchObject({
    state: 'bad',
    sentence: 'schedulesLate',
    what: expect.stringContaining('close-books, find-due-'),
  })
  await boss.send('purge', {})
  const [job] = await boss.fetch('purge')
  await boss.complete('purge', job?.id ?? '')
  await db().$executeRaw`UPDATE pgboss.job SET completed_on = ${later} WHERE name = 'purge'`
  expect((await checkSchedules(later)).what).not.toContain('purge')
  // What comes once a day is remembered for longer than its three intervals.
  expect((await boss.getQueue('purge'))?.deleteAfterSeconds).toBe(4 * 86_400)
})

test('books: bookings come to zero; one that was put past the trigger is bad', async () => {
  const legs = [
    { account: 'stripe' as const, currency: 'usd', amountMinor: 500 },
    { account: 'elsewhere' as const, currency: 'usd', amountMinor: -500 },
  ]
  const journal = { book: 'platform', livemode: false, source: 'one', kind: 'not_ours' as const, sellerOrderId: null, eventAt: NOW, legs }
  await transaction((tx) => postJournals(tx, [journal]))
  expect(await checkLedger()).toEqual({ state: 'good', sentence: 'ledgerGood', count: 1 })
  await transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRaw`update "LedgerEntry" set "amountMinor" = 501 where account = 'stripe'`
  })
  expect(await checkLedger()).toEqual({ state: 'bad', sentence: 'ledgerUneven', count: 1, press: 'reconciliation' })
})

test('pictures: one is written, read and deleted; bytes that come back as others are bad', async () => {
  expect(await checkPictures()).toEqual({ state: 'good', sentence: 'picturesGood' })
  expect(await db().picture.count()).toBe(0)
  expect(await checkPictures(async () => false)).toEqual({ state: 'bad', sentence: 'picturesLost' })
})

test('accounts: those not read for two days are bad; those that cannot be charged or have shut us out are a warning', async () => {
  expect(await checkAccounts(NOW)).toEqual({ state: 'good', sentence: 'accountsGood', count: 0 })
  const account = { livemode: false, scope: 'read_write', chargesEnabled: true, syncedAt: ago(DAY_MS), connectedAt: ago(9 * DAY_MS) }
  await db().connectedAccount.create({ data: { ...account, accountId: 'acct_1' } })
  expect(await checkAccounts(NOW)).toMatchObject({ state: 'good', count: 1 })
  await db().connectedAccount.create({ data: { ...account, accountId: 'acct_2', chargesEnabled: false } })
  const lost = { ...account, accountId: 'acct_3', status: 'disconnected' as const, disconnectReason: 'by_stripe' as const }
  const { id } = await db().user.create({ data: { email: 'lost@souk.test' } })
  await db().seller.create({ data: { shopName: 'Lost', slug: 'lost', user: { connect: { id } }, connection: { create: lost } } })
  expect(await checkAccounts(NOW)).toMatchObject({ state: 'warning', sentence: 'accountsStopped', count: 1, also: 1, press: 'sellers' })
  await db().connectedAccount.create({ data: { ...account, accountId: 'acct_4', syncedAt: ago(3 * DAY_MS) } })
  expect(await checkAccounts(NOW)).toMatchObject({ state: 'bad', sentence: 'accountsStale', count: 1, press: 'jobs' })
})
