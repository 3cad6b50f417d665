import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { portOf } from '@/sandbox/core/port'
import { startWorld } from '@/sandbox/start'
import { type Bench, clientOf, startBench } from '@/sandbox/testing/sandbox-client'

const open: Array<() => Promise<unknown> | unknown> = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function bench(): Promise<Bench> {
  const made = await startBench()
  open.push(made.close)
  return made
}

async function clock(url: string, body?: object): Promise<{ status: number; now: number; fired: number; error?: string }> {
  const answer = await fetch(`${url}/_sandbox/clock`, body && { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, ...((await answer.json()) as { now: number; fired: number }) }
}

const HELD: Stripe.PaymentIntentCreateParams = {
  amount: 2000,
  currency: 'usd',
  capture_method: 'manual',
  confirm: true,
  allowed_payment_method_types: ['card'],
}

test('time moves for the whole world, and only forward', async () => {
  const { sandbox, stripe } = await bench()
  const before = await clock(sandbox.url)
  const intent = await stripe.paymentIntents.create({ ...HELD, payment_method: 'pm_card_mastercard' })
  const moved = await clock(sandbox.url, { advance_seconds: 8 * 86_400 })
  expect(moved.now).toBeGreaterThanOrEqual(before.now + 8 * 86_400)
  expect((await stripe.customers.create()).created).toBeGreaterThanOrEqual(moved.now)
  const { status, canceled_at: canceledAt, latest_charge: held } = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
  const until = (held as Stripe.Charge).payment_method_details?.card?.capture_before
  // The hold ended at its own moment, not at the one we stopped at.
  expect([status, canceledAt]).toEqual(['canceled', until])
  expect(await clock(sandbox.url, { to: before.now })).toMatchObject({ status: 400, error: 'Time only goes forward.' })
  expect((await clock(sandbox.url, { by: 5 })).status).toBe(400)
})

test('webhook retries fire in their order and see their own moments', async () => {
  const { sandbox, stripe } = await bench()
  const times: number[] = []
  const server = createServer((request, answer) => {
    times.push(sandbox.world.clock.nowMs())
    request.resume()
    answer.writeHead(times.length < 5 ? 500 : 200).end()
  }).listen(0, '127.0.0.1')
  open.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${portOf(server)}/hook`
  await stripe.webhookEndpoints.create({ url, enabled_events: ['customer.created'] })
  await stripe.customers.create()
  await clock(sandbox.url, { advance_seconds: 86_400 })
  expect(times).toHaveLength(5)
  const waits = times.slice(1).map((time, index) => Math.round((time - (times[index] as number)) / 1000))
  expect(waits.slice(1)).toEqual([5, 30, 300])
  expect((await stripe.events.list({ type: 'customer.created', delivery_success: true })).data).toHaveLength(1)
})

test('a world keeps its time over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-clock-'))
  open.push(() => rmSync(dataDir, { recursive: true }))
  const first = await startWorld({ dataDir })
  const { now } = await clock(first.url, { advance_seconds: 1_000_000 })
  await first.close()
  const second = await startWorld({ dataDir })
  open.push(() => second.close())
  expect((await clock(second.url)).now).toBeGreaterThanOrEqual(now)
})

test('a seed fixes the ids; a restarted world does not draw the same again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-seed-'))
  open.push(() => rmSync(dataDir, { recursive: true }))
  const run = async (options: object) => {
    const sandbox = await startWorld(options)
    const stripe = clientOf(sandbox)
    const customer = await stripe.customers.create()
    const intent = await stripe.paymentIntents.create({ ...HELD, payment_method: 'pm_card_visa' })
    const events = (await stripe.events.list()).data.map((event) => event.id)
    await sandbox.close()
    return [customer.id, intent.id, intent.client_secret, intent.latest_charge, ...events]
  }
  const first = await run({ seed: 7 })
  expect(await run({ seed: 7 })).toEqual(first)
  expect(await run({ seed: 7, dataDir })).toEqual(first)
  const again = await run({ seed: 7, dataDir })
  expect(again.slice(0, 4).filter((id) => first.includes(id))).toEqual([])
  expect((await run({ seed: 8 }))[0]).not.toBe(first[0])
})
