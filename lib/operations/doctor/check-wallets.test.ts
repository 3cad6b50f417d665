import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { registerWallets, walletDomain } from '@/lib/operations/register-wallets'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { checkWallets } from './check-wallets'

await testDatabase()
const sandbox = await testSandbox()
const domains = sandboxStripe(sandbox).paymentMethodDomains

/** With another address of the shop for the while. */
async function at<T>(appUrl: string, work: () => Promise<T>, isLocalStripe = true): Promise<T> {
  const { appUrl: before, isLocalStripe: was } = env()
  Object.assign(env(), { appUrl, isLocalStripe })
  return work().finally(() => Object.assign(env(), { appUrl: before, isLocalStripe: was }))
}

test('an address that is not registered is red, one press registers it, a second changes nothing', async () => {
  await at('https://shop.example.com', async () => {
    expect(await checkWallets()).toEqual({ state: 'bad', sentence: 'walletsMissing', what: 'shop.example.com', press: 'wallets' })
    expect(await registerWallets()).toEqual({ kind: 'registered', done: 'made' })
    expect(await checkWallets()).toEqual({ state: 'good', sentence: 'walletsGood', what: 'shop.example.com' })
    expect(await registerWallets()).toEqual({ kind: 'registered', done: 'in_order' })
    expect((await domains.list()).data).toHaveLength(1)
  })
})

test('one that was switched off at Stripe is red until the press; others of the account are named', async () => {
  await domains.create({ domain_name: 'www.example.com' })
  await at('https://shop.example.com', async () => {
    const [domain] = (await domains.list({ domain_name: 'shop.example.com' })).data
    await domains.update(domain?.id ?? '', { enabled: false })
    expect(await checkWallets()).toMatchObject({ state: 'bad', sentence: 'walletsDisabled', press: 'wallets' })
    expect(await registerWallets()).toEqual({ kind: 'registered', done: 'updated' })
    expect(await checkWallets()).toMatchObject({ state: 'good', what: 'www.example.com, shop.example.com' })
  })
})

test('where Apple Pay is inactive the reason is said, by the check and by the press', async () => {
  await at('https://shop.invalid', async () => {
    const reason = 'The domain shop.invalid could not be reached to verify it.'
    expect(await registerWallets()).toEqual({ kind: 'apple_pay', message: reason })
    expect(await checkWallets()).toEqual({ state: 'warning', sentence: 'walletsWithoutApple', what: reason, press: 'wallets' })
  })
})

test('on one machine there is nothing to register: good at the local Stripe, told of at Stripe itself', async () => {
  await at('http://localhost:3000', async () => {
    expect(await checkWallets()).toEqual({ state: 'good', sentence: 'walletsLocal' })
    expect(await registerWallets()).toEqual({ kind: 'not_public' })
  })
  const finding = await at('http://localhost:3000', checkWallets, false)
  expect(finding).toEqual({ state: 'warning', sentence: 'walletsUnreachable', what: 'http://localhost:3000' })
})

test.each([
  ['https://shop.example.com', false, 'shop.example.com'],
  ['https://shop.example.com:8443', false, 'shop.example.com'],
  ['http://shop.example.com', false, null],
  ['http://shop.example.com', true, 'shop.example.com'],
  ['https://203.0.113.7', false, null],
  ['https://[2001:db8::1]', false, null],
  ['https://shop.localhost', true, null],
  ['https://intranet', false, null],
])('the domain of %s (local Stripe: %s) is %s', (appUrl, isLocalStripe, name) => {
  expect(walletDomain({ ...env(), appUrl, isLocalStripe })).toBe(name)
})
