import Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodyOf } from '@/sandbox/events/webhooks'
import { type Bench, clientOf, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const at = (path: string) => `${bench.sandbox.url}/dashboard/${bench.sandbox.platform.accountId}${path}`
const page = async (path: string) => (await fetch(at(path))).text()

/** Presses a button of the dashboard; gives the page it leads to. */
async function press(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const answer = await fetch(at(path), { method: 'POST', headers: { Origin: bench.sandbox.url }, body: new URLSearchParams(fields) })
  return { status: answer.status, text: await answer.text() }
}

/** The living keys of a kind, newest first, as the page has them. */
async function keysOf(prefix: string): Promise<string[]> {
  return [...(await page('/keys')).matchAll(new RegExp(`name="key" value="(${prefix}_test_\\w+)"`, 'g'))].map((found) => found[1] as string)
}

it('makes a restricted key that may do what was chosen, and nothing else', async () => {
  expect((await press('/keys', { name: '', kind: 'restricted' })).status).toBe(400)
  expect((await press('/keys', { name: 'Empty', kind: 'restricted' })).status).toBe(400)
  const made = await press('/keys', { name: 'Warehouse', kind: 'restricted', 'may-customer': 'write', 'may-charge': 'read', 'may-payout': 'none' })
  expect(made.text).toContain('Warehouse is ready.')
  expect(made.text).toContain('Charge: read, Customer: write')
  const [key] = await keysOf('rk')
  const limited = clientOf(bench.sandbox, key)
  expect((await limited.customers.create()).object).toBe('customer')
  expect((await refusal(limited.payouts.list())).message).toContain('rak_payout_read')
})

it('rolls a key: both work until the old one ends', async () => {
  const [old = ''] = await keysOf('rk')
  const rolled = await press('/keys/roll', { key: old, expires_in: '3600' })
  expect(rolled.text).toContain('Both keys work until the old one ends.')
  const [next = ''] = await keysOf('rk')
  expect(next).not.toBe(old)
  await clientOf(bench.sandbox, old).customers.list()
  await clientOf(bench.sandbox, next).customers.list()
  await fetch(`${bench.sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance_seconds: 3601 }) })
  expect((await refusal(clientOf(bench.sandbox, old).customers.list())).code).toBe('api_key_expired')
  await clientOf(bench.sandbox, next).customers.list()
  expect((await press('/keys/roll', { key: old, expires_in: '0' })).status).toBe(404)
  expect((await press('/keys/roll', { key: next, expires_in: 'soon' })).status).toBe(404)
})

it('ends a key, and never shows it again', async () => {
  await press('/keys', { name: 'Second', kind: 'secret' })
  const [key = ''] = await keysOf('sk')
  expect((await press('/keys/end', { key })).text).toContain('The key has ended.')
  expect((await refusal(clientOf(bench.sandbox, key).customers.list())).code).toBe('api_key_expired')
  expect(await page('/keys')).not.toContain(key)
  const other = await bench.seller()
  const theirs = await (await fetch(`${bench.sandbox.url}/dashboard/${other}/keys`)).text()
  const foreign = /name="key" value="(sk_test_\w+)"/.exec(theirs)?.[1] ?? ''
  expect(foreign).not.toBe('')
  expect((await press('/keys/end', { key: foreign })).status).toBe(404)
})

it('rolls the secret of a webhook endpoint: the old one signs as long as was chosen', async () => {
  const { stripe, sandbox } = bench
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/hook', enabled_events: ['customer.created'] })
  const signed = async () => {
    const { id } = await stripe.customers.create()
    const find = () =>
      [...sandbox.world.store.newest('delivery', sandbox.platform.accountId)].find(({ object }) => bodyOf(sandbox.world, object).includes(id))?.object
    await expect.poll(() => find()?.attempts.length).toBeGreaterThan(0)
    const delivery = find()
    const header = delivery?.attempts[0]?.requestHeaders['Stripe-Signature'] ?? ''
    return (secret: string) => {
      try {
        return Stripe.webhooks.constructEvent(delivery ? bodyOf(sandbox.world, delivery) : '', header, secret, 1e9).object === 'event'
      } catch {
        return false
      }
    }
  }
  const current = () => sandbox.world.store.get('webhook_endpoint', endpoint.id)?.hidden.secret ?? ''
  const first = current()
  expect((await press(`/webhooks/${endpoint.id}/roll`, { expires_in: '86400' })).text).toContain('Both secrets sign until the old one ends.')
  const second = current()
  await press(`/webhooks/${endpoint.id}/roll`, { expires_in: '3600' })
  const third = current()
  expect(await page('/webhooks')).toContain('Old secret, still signing')
  expect([first, second, third].map(await signed())).toEqual([true, true, true])
  await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance_seconds: 3601 }) })
  expect([first, second, third].map(await signed())).toEqual([true, false, true])
  await press(`/webhooks/${endpoint.id}/roll`, { expires_in: '0' })
  expect([first, third, current()].map(await signed())).toEqual([true, false, true])
  expect((await press(`/webhooks/${endpoint.id}/roll`, { expires_in: '999999' })).status).toBe(404)
  expect((await press('/webhooks/we_none/roll', { expires_in: '0' })).status).toBe(404)
})
