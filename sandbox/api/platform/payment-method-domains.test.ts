import { afterAll, expect, test } from 'vitest'
import { refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'

const bench = await startSellerBench()
const { stripe, on } = bench
const domains = stripe.paymentMethodDomains
afterAll(() => bench.close())

test('a domain is registered, found, switched off and validated', async () => {
  const made = await domains.create({ domain_name: 'Shop.Example.com' })
  expect(made).toMatchObject({ object: 'payment_method_domain', domain_name: 'shop.example.com', enabled: true, livemode: false })
  for (const method of ['amazon_pay', 'apple_pay', 'google_pay', 'klarna', 'link', 'paypal'] as const)
    expect(made[method]).toEqual({ status: 'active' })
  expect(await domains.retrieve(made.id)).toMatchObject({ id: made.id })
  await domains.create({ domain_name: 'example.com' })
  expect((await domains.list({ domain_name: 'shop.example.com' })).data.map(({ id }) => id)).toEqual([made.id])
  expect(await domains.update(made.id, { enabled: false })).toMatchObject({ enabled: false })
  expect((await domains.list({ enabled: false })).data.map(({ id }) => id)).toEqual([made.id])
  expect((await domains.list({ enabled: true })).data).toHaveLength(1)
  expect(await domains.validate(made.id)).toMatchObject({ id: made.id, apple_pay: { status: 'active' }, enabled: false })
})

test('the same name again is the same domain', async () => {
  const [first, second] = [await domains.create({ domain_name: 'again.example.com' }), await domains.create({ domain_name: 'again.example.com' })]
  expect(second.id).toBe(first.id)
})

test('with Stripe-Account a domain is the connected account’s own', async () => {
  const platforms = await domains.create({ domain_name: 'direct.example.com' })
  const theirs = await domains.create({ domain_name: 'direct.example.com' }, on)
  expect(theirs.id).not.toBe(platforms.id)
  expect((await domains.list({}, on)).data.map(({ id }) => id)).toEqual([theirs.id])
  expect(await refusal(domains.retrieve(platforms.id, {}, on))).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  expect(await refusal(domains.update(theirs.id, { enabled: false }))).toMatchObject({ statusCode: 404 })
})

test('a domain that cannot be reached has no Apple Pay, and says why', async () => {
  const made = await domains.create({ domain_name: 'nowhere.invalid' })
  expect(made).toMatchObject({
    apple_pay: { status: 'inactive', status_details: { error_message: expect.stringContaining('nowhere.invalid') } },
    link: { status: 'active' },
  })
  expect(await domains.validate(made.id)).toMatchObject({ apple_pay: { status: 'inactive' } })
})

test.each(['localhost', '127.0.0.1', 'https://example.com', 'example.com/shop', 'example.com:443', '-a.example.com'])(
  '%s is no domain name',
  async (name) => {
    expect(await refusal(domains.create({ domain_name: name }))).toMatchObject({ statusCode: 400, param: 'domain_name' })
  },
)
