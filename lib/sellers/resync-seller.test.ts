import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { connectRoute } from '@/lib/sellers/connect/connect-route'
import { finishConnect } from '@/lib/sellers/connect/finish-connect'
import { startConnect } from '@/lib/sellers/connect/start-connect'
import { consent } from '@/testing/consent'
import { testDatabase } from '@/testing/database'
import { makeShop } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { listSellers } from './list-sellers'
import { resyncSeller } from './resync-seller'

await testDatabase()
const sandbox = await testSandbox({ redirectUris: ['http://localhost:3000/api/connect/callback'] })
const route = connectRoute(new Headers())
if (!route) throw new Error('no way back')

const operator = { isOperator: true }

let sellerId: string
let accountId: string
beforeEach(async () => {
  await sandbox.control.clearFaults()
  sellerId = await makeShop()
  const start = await startConnect({ sellerId, email: 'clay@souk.test' }, route)
  if (start.kind !== 'go') throw new Error(start.code)
  await finishConnect({ params: await consent(start.url, 'skip'), verifier: start.verifier, viewer: { sellerId } }, route)
  accountId = (await db().connectedAccount.findFirstOrThrow({ where: { seller: { id: sellerId } } })).accountId
})

const line = async () => (await listSellers()).sellers.find(({ id }) => id === sellerId)

test('reading an account again shows what Stripe says now', async () => {
  expect(await line()).toMatchObject({ state: 'ready' })
  await sandbox.control.changeAccount(accountId, { charges_enabled: false, currently_due: ['external_account'] })
  expect(await resyncSeller(operator, sellerId)).toBe('synced')
  expect(await line()).toMatchObject({ state: 'cannot_charge', missing: [{ topic: 'bankAccount' }] })
})

test('reading an account that left marks it as disconnected', async () => {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
  const body = new URLSearchParams({ client_id: sandbox.platform.clientId, stripe_user_id: accountId })
  await fetch(`${sandbox.url}/oauth/deauthorize`, { method: 'POST', headers, body })
  expect(await resyncSeller(operator, sellerId)).toBe('gone')
  expect(await line()).toMatchObject({ state: 'disconnected', note: 'disconnectedByStripe' })
  expect(await resyncSeller(operator, sellerId)).toBe('not_ours')
})

test('reading an account without an answer changes nothing and says so', async () => {
  await sandbox.control.addFault({ method: '*', path: '/v1/account', action: 'error_500_before', times: 10 })
  const before = await line()
  expect(await resyncSeller(operator, sellerId)).toBe('unknown')
  expect(await line()).toEqual(before)
})
