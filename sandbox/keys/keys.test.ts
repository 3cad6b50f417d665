import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { bodyOf } from '@/sandbox/events/webhooks'
import { clientOf, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench()
const { sandbox, stripe } = bench
afterAll(() => bench.close())

async function control(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, string> }> {
  const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}

test('a restricted key reads and writes what it is allowed to', async () => {
  const { body } = await control('POST', '/keys', { kind: 'restricted', permissions: { customer: 'write', payment_intent: 'read' } })
  expect(body.id).toMatch(/^rk_test_/)
  const limited = clientOf(sandbox, body.id)
  const customer = await limited.customers.create({ email: 'a@example.com' })
  expect((await limited.customers.retrieve(customer.id)).id).toBe(customer.id)
  expect((await limited.paymentIntents.list()).data).toEqual([])
  const write = await refusal(limited.paymentIntents.create({ amount: 100, currency: 'usd' }))
  expect(write).toBeInstanceOf(Stripe.errors.StripePermissionError)
  expect(write.message).toContain("Having the 'rak_payment_intent_write' permission would allow this request to continue.")
  expect((await refusal(limited.refunds.list())).message).toContain("'rak_charge_read'")
})

test('a key that was ended is refused, others go on', async () => {
  const { body } = await control('POST', '/keys', { kind: 'secret' })
  const second = clientOf(sandbox, body.id)
  await second.customers.list()
  expect((await control('DELETE', `/keys/${body.id}`)).status).toBe(200)
  const ended = await refusal(second.customers.list())
  expect([ended.statusCode, ended.code, ended.type]).toEqual([401, 'api_key_expired', 'StripeAuthenticationError'])
  await stripe.customers.list()
})

test('what cannot be is said', async () => {
  expect((await control('POST', '/keys', { kind: 'restricted', permissions: { everything: 'write' } })).status).toBe(400)
  expect((await control('POST', '/keys', { kind: 'secret', account: 'acct_none' })).status).toBe(404)
  expect((await control('DELETE', '/keys/sk_test_none')).status).toBe(404)
  expect((await control('POST', '/webhook-endpoints/we_none/roll-secret', {})).status).toBe(404)
})

test('while a secret is rolled both sign; afterwards only the new one', async () => {
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/hook', enabled_events: ['customer.created'] })
  const attempt = async () => {
    const { id } = await stripe.customers.create()
    return eventually(async () => {
      for (const { object } of sandbox.world.store.newest('delivery', sandbox.platform.accountId)) {
        const body = bodyOf(sandbox.world, object)
        if (body.includes(id) && object.attempts[0]) return { body, header: object.attempts[0].requestHeaders['Stripe-Signature'] ?? '' }
      }
      return null
    })
  }
  const rolled = await control('POST', `/webhook-endpoints/${endpoint.id}/roll-secret`, { expires_in_seconds: 3600 })
  const during = await attempt()
  for (const secret of [endpoint.secret ?? '', rolled.body.secret ?? '']) {
    expect(stripe.webhooks.constructEvent(during.body, during.header, secret).type).toBe('customer.created')
  }
  const again = await control('POST', `/webhook-endpoints/${endpoint.id}/roll-secret`, { expires_in_seconds: 0 })
  const after = await attempt()
  expect(stripe.webhooks.constructEvent(after.body, after.header, again.body.secret ?? '').type).toBe('customer.created')
  expect(() => stripe.webhooks.constructEvent(after.body, after.header, rolled.body.secret ?? '')).toThrow()
})
