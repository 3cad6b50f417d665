import { expect, test } from 'vitest'
import { pool } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { statementsDuring } from '@/testing/statements'
import { hasToken, takeToken, takeTokens } from './rate-limit'

await testDatabase()

test('a rate limit holds when all ask at once, and each key has its own', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => takeToken('sign-in-email', 'ada@souk.test')))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(6)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ retryAfterSeconds: expect.any(Number) })
  expect(await takeToken('sign-in-email', 'bob@souk.test')).toEqual({ ok: true })
  expect(await takeToken('sign-in-ip', 'ada@souk.test')).toEqual({ ok: true })
})

test('a rate limit starts anew once its window has passed', async () => {
  for (let n = 0; n < 7; n++) await takeToken('sign-in-email', 'eve@souk.test')
  await pool().query(`UPDATE "RateLimit" SET expire = now() - interval '1 second' WHERE key LIKE '%eve@souk.test'`)
  expect(await takeToken('sign-in-email', 'eve@souk.test')).toEqual({ ok: true })
})

test('several limits are counted in one statement, each whatever the others say; the longest wait counts', async () => {
  const both = [
    { scope: 'second-factor', key: 'mara' },
    { scope: 'product-hour', key: 'mara' },
  ] as const
  const { result, statements } = await statementsDuring(() => takeTokens([...both]))
  expect(result).toEqual({ ok: true })
  expect(statements).toHaveLength(1)
  for (let n = 1; n < 8; n++) expect(await takeTokens([...both])).toEqual({ ok: true })
  const refused = await takeTokens([...both])
  expect(refused).toMatchObject({ ok: false })
  // Ten minutes of the first; the second, of an hour, is not over.
  expect(refused.ok ? 0 : refused.retryAfterSeconds).toBeLessThanOrEqual(600)
  const { rows } = await pool().query(`select key, points from "RateLimit" where key like '%:mara' order by key`)
  expect(rows).toEqual([
    { key: 'product-hour:mara', points: 9 },
    { key: 'second-factor:mara', points: 9 },
  ])
})

test('asking whether there is a token counts nothing, and says no once there is none', async () => {
  for (let n = 0; n < 6; n++) {
    expect(await hasToken('sign-in-email', 'lin@souk.test')).toBe(true)
    await takeToken('sign-in-email', 'lin@souk.test')
  }
  expect(await hasToken('sign-in-email', 'lin@souk.test')).toBe(false)
})

test('those who count the same limits at once, in either order, do not wait for each other for ever', async () => {
  const both = [
    { scope: 'cart-ip', key: 'one address' },
    { scope: 'cart-browser', key: 'one browser' },
  ] as const
  await Promise.all(Array.from({ length: 30 }, (_, n) => takeTokens(n % 2 ? [...both] : both.toReversed())))
  const { rows } = await pool().query(`select points from "RateLimit" where key like '%:one %'`)
  expect(rows).toEqual([{ points: 30 }, { points: 30 }])
})
