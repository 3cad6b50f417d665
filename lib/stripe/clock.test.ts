import { afterEach, expect, test, vi } from 'vitest'
import { testSandbox } from '@/testing/sandbox'

const sandbox = await testSandbox()
const DAY_SECONDS = 86_400

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The clock as a process with these settings has it: settings are read once. */
async function clockOf(localUrl: string): Promise<() => Promise<Date>> {
  vi.resetModules()
  vi.stubEnv('STRIPE_LOCAL_URL', localUrl)
  return (await import('./clock')).stripeNow
}

const minutesFromNow = (date: Date) => Math.round(Math.abs(date.getTime() - Date.now()) / 60_000)

test('with a local Stripe, the time is what its clock says', async () => {
  const stripeNow = await clockOf(sandbox.url)
  expect(minutesFromNow(await stripeNow())).toBe(0)
  await sandbox.control.advance(20 * DAY_SECONDS)
  expect(minutesFromNow(await stripeNow())).toBe(20 * 24 * 60)
})

test('with a local Stripe that does not answer, the time is now', async () => {
  const stripeNow = await clockOf('http://localhost:1')
  expect(minutesFromNow(await stripeNow())).toBe(0)
})

test('with Stripe itself, the time is now and nobody is asked', async () => {
  const ask = vi.fn()
  vi.stubGlobal('fetch', ask)
  const stripeNow = await clockOf('')
  expect(minutesFromNow(await stripeNow())).toBe(0)
  expect(ask).not.toHaveBeenCalled()
})
