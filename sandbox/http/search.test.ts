import { afterAll, expect, test } from 'vitest'
import { refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench({ asyncDelayMs: 0, searchDelayMs: 0 })
const { stripe, sandbox } = bench
afterAll(() => bench.close())

const anna = await stripe.customers.create({ email: 'anna@acme.example', name: 'Anna', metadata: { order: '7' } })
const bert = await stripe.customers.create({ email: 'bert@other.example', name: 'Bert' })
const names = (page: { data: { name?: string | null }[] }) => page.data.map(({ name }) => name)
const find = (query: string) => stripe.customers.search({ query })

test.each([
  ['email:"ANNA@acme.example"', ['Anna']],
  ['email~"acme"', ['Anna']],
  ["metadata['order']:'7'", ['Anna']],
  ['-metadata["order"]:null', ['Anna']],
  ['metadata["order"]:null', ['Bert']],
  ['-email~"acme"', ['Bert']],
  ['name:"anna" OR name:"bert"', ['Bert', 'Anna']],
  ['created>0 AND name:"bert"', ['Bert']],
  ['created<1', []],
])('customers by %s', async (query, wanted) => {
  expect(names(await find(query))).toEqual(wanted)
})

test('payments and charges by amount, status and card', async () => {
  const facts = { currency: 'usd', payment_method: 'pm_card_mastercard', allowed_payment_method_types: ['card' as const], confirm: true }
  const paid = await stripe.paymentIntents.create({ ...facts, amount: 2000, customer: anna.id })
  await stripe.paymentIntents.create({ amount: 300, currency: 'usd', customer: bert.id })
  expect((await stripe.paymentIntents.search({ query: 'amount>=2000 AND status:"succeeded"' })).data.map(({ id }) => id)).toEqual([paid.id])
  const charges = await stripe.charges.search({
    query: `payment_method_details.card.brand:"mastercard" customer:"${anna.id}"`,
    expand: ['data.customer'],
  })
  expect(charges.data).toMatchObject([{ payment_intent: paid.id, customer: { id: anna.id } }])
})

test('pages follow each other', async () => {
  const first = await stripe.customers.search({ query: 'created>0', limit: 1 })
  expect([names(first), first.has_more]).toEqual([['Bert'], true])
  const second = await stripe.customers.search({ query: 'created>0', limit: 1, page: first.next_page ?? '' })
  expect([names(second), second.has_more, second.next_page]).toEqual([['Anna'], false, null])
})

test.each(['email', 'email:', 'name:"a" AND name:"b" OR name:"c"', 'balance:0', 'name>"a"', 'email~"ac"', 'created:"soon"', ''])(
  'refuses %s',
  async (query) => {
    expect(await refusal(find(query))).toMatchObject({ statusCode: 400, param: 'query' })
  },
)

test('what was just made is found later', async () => {
  const settings = { method: 'POST', body: JSON.stringify({ search_delay_ms: 3_600_000 }) }
  expect((await fetch(`${sandbox.url}/_sandbox/settings`, settings)).status).toBe(200)
  expect(names(await find('name:"anna"'))).toEqual([])
  await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance_seconds: 3601 }) })
  expect(names(await find('name:"anna"'))).toEqual(['Anna'])
})
