import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Lane } from '@/lib/domain/operations/jobs'
import { Pace } from './pace'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Asks for many calls at once and notes when each begins (ms from now), or that it was given up. */
function ask(pace: Pace, lane: Lane, count: number, call: { account?: string; endpoint?: string } = {}): (number | 'given up')[] {
  const begun: (number | 'given up')[] = []
  const start = Date.now()
  for (let n = 0; n < count; n += 1) {
    const { account = 'acct_1', endpoint = `POST /v1/${n}` } = call
    void pace.admit({ account, endpoint, lane }).then((may) => begun.push(may ? Date.now() - start : 'given up'))
  }
  return begun
}
const within = (begun: (number | 'given up')[], ms: number) => begun.filter((at) => at !== 'given up' && at < ms).length
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('calls within the limit begin at once, the rest as Stripe takes them', async () => {
  const begun = ask(new Pace({ account: 100, endpoint: 100 }), 'checkout', 150)
  await pass(0)
  expect(begun).toHaveLength(20)
  await pass(990)
  expect(begun.length).toBeLessThanOrEqual(100)
  expect(begun.length).toBeGreaterThan(90)
  await pass(1000)
  expect(begun).toHaveLength(150)
})

test('checkout goes before batch work that came first, and batch work gets its turn afterwards', async () => {
  const pace = new Pace({ account: 100, endpoint: 100 })
  const batch = ask(pace, 'batch', 200)
  await pass(100)
  const before = batch.length
  const checkout = ask(pace, 'checkout', 60)
  await pass(700)
  expect(checkout).toHaveLength(60)
  expect(batch.length - before).toBeLessThanOrEqual(1)
  await pass(10_000)
  expect(batch).toHaveLength(200)
})

test('batch work alone leaves half of the limit, and each of four processes an eighth', async () => {
  const alone = ask(new Pace({ account: 100, endpoint: 100 }), 'batch', 1000)
  const pace = new Pace({ account: 100, endpoint: 100 })
  pace.shareAmong(4)
  const shared = ask(pace, 'batch', 1000)
  await pass(10_000)
  expect(alone.length).toBeGreaterThan(350)
  expect(alone.length).toBeLessThan(500)
  expect(shared.length).toBeGreaterThan(80)
  expect(shared.length).toBeLessThan(125)
})

test('each account has its own limit, and each kind of call on it', async () => {
  const pace = new Pace({ account: 100, endpoint: 25 })
  const one = ask(pace, 'checkout', 100, { account: 'acct_1', endpoint: 'POST /v1/payment_intents' })
  const other = ask(pace, 'checkout', 100, { account: 'acct_2', endpoint: 'POST /v1/payment_intents' })
  const elsewhere = ask(pace, 'checkout', 20, { account: 'acct_1' })
  await pass(1000)
  expect([within(one, 1000), within(other, 1000)]).toEqual([24, 24])
  expect(elsewhere).toHaveLength(20)
})

test('a call that waits for its kind does not keep calls of other kinds', async () => {
  const pace = new Pace({ account: 100, endpoint: 25 })
  ask(pace, 'checkout', 50, { endpoint: 'POST /v1/setup_intents' })
  const other = ask(pace, 'checkout', 5, { endpoint: 'POST /v1/customers' })
  await pass(0)
  expect(other).toHaveLength(5)
})

test('after a 429 all calls are slower, until refusals stop', async () => {
  const pace = new Pace({ account: 100, endpoint: 100 })
  pace.slowDown('acct_1')
  const begun = ask(pace, 'checkout', 500)
  await pass(1000)
  expect(begun.length).toBeLessThan(60)
  await pass(9000)
  expect(begun).toHaveLength(500)
})

test('a call that would wait too long is given up before it is made', async () => {
  const pace = new Pace({ account: 10, endpoint: 10 })
  const begun = ask(pace, 'checkout', 400)
  await pass(30_000)
  expect(begun).toHaveLength(400)
  expect(begun.filter((at) => at === 'given up').length).toBeGreaterThan(150)
  expect(within(begun, 20_500)).toBeLessThan(220)
})
