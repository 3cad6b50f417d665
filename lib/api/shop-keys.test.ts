// Keys of a shop's own programs: shown once, stored as a hash, and good for as long as their maker may make them.
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { endMembership, giveRole } from '@/lib/sellers/team/read-team'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { authenticate } from './authenticate'
import { createKey, listKeys, revokeKey } from './shop-keys'

await testDatabase()

async function shop() {
  const { id: sellerId, userId } = await makeSeller({ connection: null })
  return { sellerId, userId }
}

async function key(by: { sellerId: string; userId: string }, scopes = ['orders:read']) {
  const made = await createKey(by, { name: 'Warehouse', scopes })
  if (made.kind !== 'created') throw new Error(made.said.key)
  return made.token
}

const bearing = (token: string) => new Headers({ authorization: `Bearer ${token}` })
const ask = (token: string, scope: 'orders:read' | 'refunds:write' = 'orders:read', now?: Date) => authenticate(bearing(token), scope, now)

test('a key opens its own shop for what it may, is stored as a hash, and tells when it was used last', async () => {
  const by = await shop()
  const token = await key(by)
  const stored = await db().apiKey.findFirstOrThrow({ where: { sellerId: by.sellerId } })
  expect(JSON.stringify(stored)).not.toContain(token.slice(20))
  expect(token.startsWith(stored.prefix)).toBe(true)
  expect(await listKeys(by.sellerId)).toMatchObject([{ name: 'Warehouse', scopes: ['orders:read'], lastUsedAt: null, isStopped: false }])

  expect(await ask(token)).toMatchObject({ kind: 'ok', caller: by })
  expect(await ask(token, 'refunds:write')).toEqual({ kind: 'no_scope', scope: 'refunds:write' })
  const used = (await db().apiKey.findUniqueOrThrow({ where: { id: stored.id } })).lastUsedAt
  expect(used).not.toBeNull()
  await ask(token)
  expect((await db().apiKey.findUniqueOrThrow({ where: { id: stored.id } })).lastUsedAt).toEqual(used)
  const later = new Date(Date.now() + 120_000)
  await ask(token, 'orders:read', later)
  expect((await db().apiKey.findUniqueOrThrow({ where: { id: stored.id } })).lastUsedAt).toEqual(later)
})

test('what is no key opens nothing', async () => {
  const token = await key(await shop())
  const last = token.endsWith('A') ? 'B' : 'A'
  for (const wrong of [token.slice(0, -1), `${token.slice(0, -1)}${last}`, '', `${token}x`]) expect(await ask(wrong)).toEqual({ kind: 'no_key' })
  expect(await authenticate(new Headers({ authorization: `Basic ${token}` }), 'orders:read')).toEqual({ kind: 'no_key' })
  expect(await authenticate(new Headers({ cookie: `key=${token}` }), 'orders:read')).toEqual({ kind: 'no_key' })
})

test('a revoked key is refused at the next request; another shop cannot revoke it', async () => {
  const [by, other] = [await shop(), await shop()]
  const token = await key(by)
  const [{ id } = { id: '' }] = await listKeys(by.sellerId)
  expect([await revokeKey(other, id), (await ask(token)).kind]).toEqual([false, 'ok'])
  expect([await revokeKey(by, id), await revokeKey(by, id)]).toEqual([true, false])
  expect([(await ask(token)).kind, await listKeys(by.sellerId)]).toEqual(['no_key', []])
  const deeds = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { createdAt: 'asc' } })
  expect(deeds.map(({ deed, userId }) => [deed, userId])).toEqual([
    ['api_key_created', by.userId],
    ['api_key_revoked', by.userId],
  ])
})

test('a key stops with its maker: when they may no longer make keys, and for good when they leave', async () => {
  const owner = await shop()
  const { id: userId } = await db().user.create({ data: { email: `manager-${owner.userId}@souk.test` } })
  await db().shopMember.create({ data: { sellerId: owner.sellerId, userId, role: 'manager' } })
  const token = await key({ sellerId: owner.sellerId, userId })
  expect((await ask(token)).kind).toBe('ok')
  await giveRole(owner, userId, 'shipper')
  expect((await ask(token)).kind).toBe('no_key')
  expect(await listKeys(owner.sellerId)).toMatchObject([{ isStopped: true }])
  await giveRole(owner, userId, 'manager')
  expect((await ask(token)).kind).toBe('ok')
  await endMembership(owner, userId)
  expect([(await ask(token)).kind, await listKeys(owner.sellerId)]).toEqual(['no_key', []])
})

test('a key needs a name and a right, and a shop has twenty at most', async () => {
  const by = await shop()
  expect(await createKey(by, { name: ' ', scopes: ['orders:read'] })).toMatchObject({ kind: 'refused', field: 'name' })
  expect(await createKey(by, { name: 'A', scopes: [] })).toMatchObject({ kind: 'refused', field: 'scopes' })
  expect(await createKey(by, { name: 'A', scopes: ['everything'] })).toMatchObject({ kind: 'refused', field: 'scopes' })
  for (let n = 0; n < 20; n += 1) await key(by)
  expect(await createKey(by, { name: 'A', scopes: ['orders:read'] })).toMatchObject({ kind: 'refused', said: { key: 'api.tooManyKeys' } })
})

test('a key that asks too often is told when to come again', async () => {
  const by = await shop()
  const token = await key(by)
  const [{ id } = { id: '' }] = await listKeys(by.sellerId)
  let limit = await takeToken('api-key', id)
  for (let n = 0; limit.ok && n < 1000; n += 1) limit = await takeToken('api-key', id)
  expect(await ask(token)).toMatchObject({ kind: 'too_many', retryAfterSeconds: expect.any(Number) })
})
