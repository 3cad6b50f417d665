import { expect, test } from 'vitest'
import { askedTooOften } from './ask-limit'

const askTimes = async (count: number, checkoutId: () => string, ip: string) => {
  let refused = 0
  for (let n = 0; n < count; n += 1) if ((await askedTooOften(checkoutId(), ip)) !== null) refused += 1
  return refused
}

test('a page that asks every second is never refused, one that asks without end is, with a time to wait', async () => {
  expect(await askTimes(60, () => 'patient', '192.0.2.1')).toBe(0)
  expect(await askTimes(200, () => 'endless', '192.0.2.1')).toBe(80)
  expect(await askedTooOften('endless', '192.0.2.1')).toBeGreaterThan(0)
  expect(await askedTooOften('another', '192.0.2.1')).toBeNull()
})

test('who goes through many ids is refused by address', async () => {
  let n = 0
  const next = () => `guess-${n++}`
  expect(await askTimes(1000, next, '192.0.2.2')).toBe(100)
  expect(await askedTooOften(next(), '192.0.2.3')).toBeNull()
})
