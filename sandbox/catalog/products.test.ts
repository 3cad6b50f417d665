import { afterAll, expect, test } from 'vitest'
import { refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench()
const { stripe } = bench
afterAll(() => bench.close())

test('a product with its price, changed and listed', async () => {
  const product = await stripe.products.create({
    name: 'Bowl',
    default_price_data: { currency: 'usd', unit_amount: 2500 },
    metadata: { glaze: 'blue' },
  })
  expect(product).toMatchObject({ object: 'product', active: true, name: 'Bowl', type: 'service', default_price: expect.stringMatching(/^price_1/) })
  const changed = await stripe.products.update(product.id, { active: false, metadata: { glaze: '' } })
  expect(changed).toMatchObject({ active: false, metadata: {}, name: 'Bowl' })
  const { data: inactive } = await stripe.products.list({ active: false })
  expect(inactive.map(({ id }) => id)).toEqual([product.id])
  const { data: events } = await stripe.events.list({ type: 'product.updated' })
  expect(events[0]?.data.previous_attributes).toMatchObject({ active: true, metadata: { glaze: 'blue' } })
  expect((await stripe.products.retrieve(product.id, { expand: ['default_price'] })).default_price).toMatchObject({
    object: 'price',
    unit_amount: 2500,
  })
})

test('prices: once and recurring, by decimals, with a product of their own', async () => {
  const once = await stripe.prices.create({ currency: 'eur', unit_amount: 900, product_data: { name: 'Plate' } })
  expect(once).toMatchObject({ type: 'one_time', unit_amount: 900, recurring: null, tax_behavior: 'unspecified' })
  const product = String(once.product)
  const monthly = await stripe.prices.create({ currency: 'eur', unit_amount: 500, product, recurring: { interval: 'month' }, lookup_key: 'club' })
  expect(monthly.recurring).toMatchObject({ interval: 'month', interval_count: 1, usage_type: 'licensed' })
  expect((await stripe.prices.list({ product })).data.map(({ id }) => id)).toEqual([monthly.id, once.id])
  expect((await stripe.prices.list({ lookup_keys: ['club'] })).data.map(({ id }) => id)).toEqual([monthly.id])
  const taken = await refusal(stripe.prices.create({ currency: 'eur', unit_amount: 600, product, lookup_key: 'club' }))
  expect([taken.statusCode, taken.code, taken.param]).toEqual([400, 'resource_already_exists', 'lookup_key'])
  const moved = await stripe.prices.create({ currency: 'eur', unit_amount: 600, product, lookup_key: 'club', transfer_lookup_key: true })
  expect(moved.lookup_key).toBe('club')
  expect((await stripe.prices.retrieve(monthly.id)).lookup_key).toBeNull()
})

test('what cannot be: no amount, unknown product, a product with prices deleted', async () => {
  const none = await refusal(stripe.prices.create({ currency: 'usd', product_data: { name: 'Cup' } }))
  expect(none.param).toBe('unit_amount')
  const unknown = await refusal(stripe.prices.create({ currency: 'usd', unit_amount: 1, product: 'prod_none' }))
  expect([unknown.statusCode, unknown.code, unknown.param]).toEqual([400, 'resource_missing', 'product'])
  const product = await stripe.products.create({ id: 'cup', name: 'Cup' })
  expect((await refusal(stripe.products.create({ id: 'cup', name: 'Cup' }))).code).toBe('resource_already_exists')
  await stripe.prices.create({ currency: 'usd', unit_amount: 1, product: 'cup' })
  expect((await refusal(stripe.products.del(product.id))).statusCode).toBe(400)
  const empty = await stripe.products.create({ name: 'Nothing' })
  expect(await stripe.products.del(empty.id)).toEqual(expect.objectContaining({ id: empty.id, deleted: true }))
  expect((await refusal(stripe.products.retrieve(empty.id))).statusCode).toBe(404)
})
