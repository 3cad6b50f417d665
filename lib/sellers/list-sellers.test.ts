import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { listSellers } from './list-sellers'
import { resyncSeller } from './resync-seller'

await testDatabase()
const lineOf = async (id: string) => (await listSellers()).sellers.find((seller) => seller.id === id)

test('a seller who can sell', async () => {
  const seller = await makeSeller()
  await makeProduct(seller.id)
  await makeProduct(seller.id, { status: 'archived' })
  expect(await lineOf(seller.id)).toMatchObject({
    shopName: 'Clay & Co',
    activeProducts: 1,
    state: 'ready',
    missing: [],
    note: null,
    account: { accountId: seller.connection?.accountId, country: 'US', currency: 'usd', syncedAt: null },
  })
})

test('a seller whose account cannot charge, with what is missing', async () => {
  const seller = await makeSeller({ connection: { chargesEnabled: false, currentlyDue: ['external_account'] } })
  const id = seller.connection?.id ?? ''
  await db().connectedAccount.update({
    where: { id },
    data: { pastDue: ['individual.verification.document'], disabledReason: 'requirements.past_due' },
  })
  expect(await lineOf(seller.id)).toMatchObject({
    state: 'cannot_charge',
    missing: [{ topic: 'identityDocument' }, { topic: 'bankAccount' }],
    note: 'pastDue',
  })
})

test('a seller connected in the other mode', async () => {
  const seller = await makeSeller({ connection: { livemode: true } })
  expect(await lineOf(seller.id)).toMatchObject({ state: 'cannot_charge', note: 'liveMode' })
})

test.each([
  ['by_stripe' as const, 'disconnectedByStripe'],
  ['by_seller' as const, 'disconnectedBySeller'],
])('a seller disconnected %s', async (disconnectReason, note) => {
  const seller = await makeSeller({ connection: { currentlyDue: ['external_account'] } })
  await db().connectedAccount.update({ where: { id: seller.connection?.id ?? '' }, data: { status: 'disconnected', disconnectReason } })
  expect(await lineOf(seller.id)).toMatchObject({ state: 'disconnected', missing: [], note })
})

test('a seller who connected nothing', async () => {
  const seller = await makeSeller({ connection: null })
  expect(await lineOf(seller.id)).toMatchObject({ state: 'not_connected', account: null, note: null })
})

test('reading again is the operator’s, and says why it could not be done', async () => {
  const [none, gone] = [await makeSeller({ connection: null }), await makeSeller()]
  await db().connectedAccount.update({ where: { id: gone.connection?.id ?? '' }, data: { status: 'disconnected' } })
  const operator = { isOperator: true }
  expect(await resyncSeller({ isOperator: false }, gone.id)).toBe('not_operator')
  expect(await resyncSeller(operator, none.id)).toBe('no_account')
  expect(await resyncSeller(operator, 'nobody')).toBe('no_account')
  expect(await resyncSeller(operator, gone.id)).toBe('not_ours')
})
