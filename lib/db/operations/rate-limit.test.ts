import { expect, test } from 'vitest'
import { pool } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { takeToken } from './rate-limit'

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
