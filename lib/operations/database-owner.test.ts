import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { testDatabase } from '@/testing/database'

await testDatabase()

// What a process has found out is kept for as long as it lives: each test is a process of its own.
async function deployment(settings: { VERCEL_ENV?: 'production' | 'preview'; appUrl: string }) {
  Object.assign(env(), { VERCEL_ENV: undefined, ...settings })
  vi.resetModules()
  const { env: fresh } = await import('@/lib/env')
  Object.assign(fresh(), { VERCEL_ENV: undefined, ...settings })
  return import('./database-owner')
}
const PRODUCTION = 'https://souk-team.vercel.app'
const preview = () => deployment({ VERCEL_ENV: 'preview', appUrl: 'https://souk-git-cart-team.vercel.app' })
const owners = () => db().databaseOwner.findMany({ select: { appUrl: true, place: true } })

beforeEach(() => db().databaseOwner.deleteMany())

test('a preview on the database of production answers nothing but why, and production goes on', async () => {
  const production = await deployment({ VERCEL_ENV: 'production', appUrl: PRODUCTION })
  await production.ownDatabase()
  await production.ownDatabase()
  expect(await owners()).toMatchObject([{ appUrl: PRODUCTION }])
  expect(await production.foreignDatabaseRefusal()).toBeNull()
  const refused = await (await preview()).foreignDatabaseRefusal()
  expect(refused?.status).toBe(503)
  expect(await refused?.text()).toMatch(/^ {2}DATABASE_URL: this is the database of https:\/\/souk-team\.vercel\.app\./m)
})

test('a preview on a database of its own, or on a copy of production’s, runs and marks nothing', async () => {
  const own = await preview()
  await own.ownDatabase()
  expect([await own.foreignDatabaseRefusal(), await owners()]).toEqual([null, []])
  const copied = { appUrl: PRODUCTION, place: 'main.example.com/souk' }
  await db().databaseOwner.create({ data: copied })
  expect([await (await preview()).foreignDatabaseRefusal(), await owners()]).toEqual([null, [copied]])
})

test('production on a machine of one’s own marks its database, one tried at localhost does not', async () => {
  await (await deployment({ appUrl: 'http://localhost:3000' })).ownDatabase()
  expect(await owners()).toEqual([])
  await (await deployment({ appUrl: 'https://shop.example.com' })).ownDatabase()
  expect(await owners()).toMatchObject([{ appUrl: 'https://shop.example.com' }])
  expect((await (await preview()).foreignDatabaseRefusal())?.status).toBe(503)
})

test('servers of production that start at once mark the database without an error', async () => {
  const starts = await Promise.all(Array.from({ length: 4 }, () => deployment({ VERCEL_ENV: 'production', appUrl: PRODUCTION })))
  const { claimDatabase } = await import('@/lib/db/operations/owner')
  await Promise.all([...starts.map(({ ownDatabase }) => ownDatabase()), ...[1, 2, 3, 4].map(() => claimDatabase(PRODUCTION))])
  expect(await owners()).toMatchObject([{ appUrl: PRODUCTION }])
})

test('production that moves to another address takes its database along', async () => {
  await (await deployment({ VERCEL_ENV: 'production', appUrl: PRODUCTION })).ownDatabase()
  await (await deployment({ VERCEL_ENV: 'production', appUrl: 'https://shop.example.com' })).ownDatabase()
  expect(await owners()).toMatchObject([{ appUrl: 'https://shop.example.com' }])
})
