// A third party's program, unchanged: `@supabase/stripe-sync-engine` copies a local Stripe into PostgreSQL, and nothing is missing there.
import { createRequire } from 'node:module'
import type * as SyncEngine from '@supabase/stripe-sync-engine'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from './database'
import { testSandbox } from './sandbox'
import { sandboxStripe } from './webhook-receiver'

// Its migrations are found from the CommonJS build only.
const { runMigrations, StripeSync } = createRequire(import.meta.url)('@supabase/stripe-sync-engine') as typeof SyncEngine

const database = await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const stripe = sandboxStripe(sandbox)
const client = new pg.Client({ connectionString: database })
await client.connect()

afterAll(() => client.end())

async function fill(): Promise<void> {
  for (let n = 0; n < 12; n++) {
    const customer = await stripe.customers.create({ email: `buyer${n}@example.com` })
    await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    await stripe.setupIntents.create({ customer: customer.id, allowed_payment_method_types: ['card'], confirm: true, payment_method: 'pm_card_visa' })
    const product = await stripe.products.create({ name: `Bowl ${n}` })
    await stripe.prices.create({ currency: 'usd', unit_amount: 100 + n, product: product.id })
    const intent = await stripe.paymentIntents.create({
      amount: 1000 + n,
      currency: 'usd',
      customer: customer.id,
      payment_method: n % 4 === 0 ? 'pm_card_createDispute' : 'pm_card_visa',
      allowed_payment_method_types: ['card'],
      capture_method: 'automatic',
      confirm: true,
    })
    if (n % 4 === 1) await stripe.refunds.create({ payment_intent: intent.id, amount: 500 })
  }
  await expect.poll(async () => (await stripe.disputes.list()).data.length).toBe(3)
}

async function count(list: AsyncIterable<unknown>): Promise<number> {
  let total = 0
  for await (const _ of list) total += 1
  return total
}

test('a backfill holds as many rows as there are objects', async () => {
  await fill()
  await runMigrations({ databaseUrl: database, schema: 'stripe' })
  const sync = new StripeSync({
    poolConfig: { connectionString: database },
    schema: 'stripe',
    stripeSecretKey: 'sk_test_unused',
    stripeWebhookSecret: '',
  })
  // It has no setting for the API's address: its client is replaced by one of the same kind that points here.
  Object.assign(sync, { stripe })
  const objects = ['product', 'price', 'customer', 'setup_intent', 'payment_intent', 'charge', 'refund', 'dispute', 'payment_method'] as const
  for (const object of objects) await sync.syncBackfill({ object, backfillRelatedEntities: false })
  await sync.postgresClient.pool.end()

  const page = { limit: 100 }
  const wanted = {
    products: await count(stripe.products.list(page)),
    prices: await count(stripe.prices.list(page)),
    customers: await count(stripe.customers.list(page)),
    setup_intents: await count(stripe.setupIntents.list(page)),
    payment_intents: await count(stripe.paymentIntents.list(page)),
    charges: await count(stripe.charges.list(page)),
    refunds: await count(stripe.refunds.list(page)),
    disputes: await count(stripe.disputes.list(page)),
    payment_methods: await count(stripe.paymentMethods.list(page)),
  }
  const found: Record<string, number> = {}
  for (const table of Object.keys(wanted)) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from stripe.${table}`)
    found[table] = Number(rows[0]?.n)
  }
  expect(found).toEqual(wanted)
  expect(wanted).toMatchObject({ customers: 12, charges: 12, refunds: 3, disputes: 3, prices: 12 })
  const { rows } = await client.query<{ amount: string }>('select sum(amount) as amount from stripe.charges')
  expect(Number(rows[0]?.amount)).toBe(12 * 1000 + 66)
})
