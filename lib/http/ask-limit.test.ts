import { expect, test } from 'vitest'
import { limitAsking, limitFollowing } from './ask-limit'

async function refusedOf(count: number, take: (n: number) => ReturnType<typeof limitAsking>): Promise<number> {
  let refused = 0
  for (let n = 0; n < count; n += 1) if (!(await take(n)).ok) refused += 1
  return refused
}

test('a page that asks every second is never refused, one that asks without end is, with a time to wait', async () => {
  const asks = (id: string) => () => limitAsking(id, '192.0.2.1')
  expect(await refusedOf(60, asks('patient'))).toBe(0)
  expect(await refusedOf(200, asks('endless'))).toBe(80)
  expect(await limitAsking('endless', '192.0.2.1')).toMatchObject({ ok: false, retryAfterSeconds: expect.any(Number) })
  expect(await limitAsking('another', '192.0.2.1')).toEqual({ ok: true })
})

test('a client that tries many ids is refused by its address', async () => {
  expect(await refusedOf(1000, (n) => limitAsking(`guess-${n}`, '192.0.2.2'))).toBe(100)
  expect(await limitAsking('guess', '192.0.2.3')).toEqual({ ok: true })
})

test('two windows may follow a purchase, by streams or by asking; streams weigh more', async () => {
  expect(await refusedOf(2 * 60, () => limitFollowing('asks', '192.0.2.4', false))).toBe(0)
  expect(await refusedOf(2 * 30, () => limitFollowing('streams', '192.0.2.4', true))).toBe(0)
  expect(await refusedOf(1, () => limitFollowing('streams', '192.0.2.4', true))).toBe(1)
  expect(await refusedOf(1, () => limitAsking('streams', '192.0.2.4'))).toBe(0)
})
