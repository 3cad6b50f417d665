import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientOf, eventually, startBench } from '@/sandbox/testing/sandbox-client'
import { PLATFORM } from './world'

let directory: string
let child: ChildProcess | null = null

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  child = null
  rmSync(directory, { recursive: true, force: true })
})

/** Starts the program itself; resolves with a client once it listens. */
function launch(): Promise<Stripe> {
  const started = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--port', '0', '--data', directory, '--async-delay-ms', '60000'])
  child = started
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (data: Buffer) => {
      output += data
      const url = /listens on (\S+)/.exec(output)?.[1]
      if (url) resolve(clientOf({ url, platform: PLATFORM }))
    }
    started.stdout.on('data', read)
    started.stderr.on('data', read)
    started.once('exit', () => reject(new Error(output)))
  })
}

function kill(): Promise<void> {
  const running = child
  return new Promise((resolve) => {
    running?.once('exit', () => resolve())
    running?.kill('SIGKILL')
  })
}

const purchase: Stripe.PaymentIntentCreateParams = {
  amount: 2000,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  allowed_payment_method_types: ['card'],
}

test('after kill -9 everything that was answered is there, and keys still replay', async () => {
  const before = await launch()
  const intents: string[] = []
  for (let index = 0; index < 20; index++) intents.unshift((await before.paymentIntents.create(purchase, { idempotencyKey: `k${index}` })).id)
  await kill()
  const after = await launch()
  expect((await after.paymentIntents.list({ limit: 100 })).data.map((intent) => intent.id)).toEqual(intents)
  expect((await after.paymentIntents.create(purchase, { idempotencyKey: 'k19' })).id).toBe(intents[0])
  expect((await after.charges.list({ limit: 100 })).data).toHaveLength(20)
}, 60_000)

test('what was due while it was stopped is done at the next start', async () => {
  const first = await startBench({ dataDir: directory, asyncDelayMs: 300 })
  const intent = await first.stripe.paymentIntents.create(purchase)
  const charge = await first.stripe.charges.retrieve(String(intent.latest_charge))
  expect(charge.balance_transaction).toBeNull()
  await first.close()
  await new Promise((resolve) => setTimeout(resolve, 350))
  const second = await startBench({ dataDir: directory })
  await eventually(async () => (await second.stripe.charges.retrieve(charge.id)).balance_transaction)
  await second.close()
})

test('a line torn by a crash is dropped, the rest stays', async () => {
  const first = await startBench({ dataDir: directory })
  const customer = await first.stripe.customers.create({ email: 'a@example.com' })
  await first.close()
  appendFileSync(join(directory, 'world.jsonl'), '[["customer","cus_torn",{"id":"cus_torn","acc')
  const second = await startBench({ dataDir: directory })
  expect((await second.stripe.customers.list()).data.map((each) => each.id)).toEqual([customer.id])
  await second.stripe.customers.create({ email: 'b@example.com' })
  await second.close()
  const third = await startBench({ dataDir: directory })
  expect((await third.stripe.customers.list()).data).toHaveLength(2)
  await third.close()
})

test('a file damaged in the middle is refused instead of losing data', async () => {
  const first = await startBench({ dataDir: directory })
  await first.stripe.customers.create({ email: 'a@example.com' })
  await first.close()
  const path = join(directory, 'world.jsonl')
  const lines = readFileSync(path, 'utf8').split('\n')
  lines[2] = '[["customer"'
  writeFileSync(path, lines.join('\n'))
  await expect(startBench({ dataDir: directory })).rejects.toThrow('line 3 is damaged')
})

test('a start writes the journal anew without what has been replaced', async () => {
  const first = await startBench({ dataDir: directory })
  const customer = await first.stripe.customers.create({ email: 'a@example.com' })
  for (let index = 0; index < 30; index++) await first.stripe.customers.update(customer.id, { name: `Name ${index}` })
  await first.close()
  const path = join(directory, 'world.jsonl')
  const before = readFileSync(path, 'utf8').match(/"cus_\w+",\{"id"/g)?.length ?? 0
  const second = await startBench({ dataDir: directory })
  await second.close()
  expect(before).toBe(31)
  expect(readFileSync(path, 'utf8').match(/"cus_\w+",\{"id"/g)).toHaveLength(1)
})

test('one directory serves one program at a time', async () => {
  const first = await startBench({ dataDir: directory })
  await expect(startBench({ dataDir: directory })).rejects.toThrow('is in use by another local Stripe')
  await first.close()
  await (await startBench({ dataDir: directory })).close()
})
