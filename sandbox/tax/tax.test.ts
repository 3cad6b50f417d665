import { afterAll, expect, test } from 'vitest'
import { refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench()
const { stripe } = bench
afterAll(() => bench.close())

const NEW_YORK = { line1: '1 Broadway', city: 'New York', state: 'NY', postal_code: '10001', country: 'US' }
const BERLIN = { city: 'Berlin', postal_code: '10115', country: 'DE' }

/** An account that can work out tax, with its registrations. */
async function registered(...registrations: { country: string; country_options: object }[]) {
  const on = { stripeAccount: await bench.seller() }
  await stripe.tax.settings.update({ head_office: { address: { ...NEW_YORK, line2: '' } } }, on)
  for (const registration of registrations) await stripe.tax.registrations.create({ active_from: 'now', ...registration }, on)
  return on
}

const NY = { country: 'US', country_options: { us: { state: 'NY', type: 'state_sales_tax' } } }
const OSS = { country: 'DE', country_options: { de: { type: 'oss_union' } } }

const asked = (address: { country: string }, amount = 1999) => ({
  currency: 'usd',
  line_items: [{ amount, quantity: 1, reference: 'mug', tax_behavior: 'exclusive' as const }],
  customer_details: { address, address_source: 'shipping' as const },
})

test('settings are pending until the head office is given, which is told by an event', async () => {
  const on = { stripeAccount: await bench.seller() }
  const before = await stripe.tax.settings.retrieve({}, on)
  expect(before).toMatchObject({ status: 'pending', status_details: { pending: { missing_fields: ['head_office'] } } })
  const inactive = await refusal(stripe.tax.calculations.create(asked(NEW_YORK), on))
  expect([inactive.statusCode, inactive.code]).toEqual([400, 'stripe_tax_inactive'])
  const after = await stripe.tax.settings.update({ defaults: { tax_behavior: 'inclusive' }, head_office: { address: BERLIN } }, on)
  expect(after).toMatchObject({ status: 'active', status_details: { active: {} }, defaults: { tax_behavior: 'inclusive' } })
  const { data: events } = await stripe.events.list({ type: 'tax.settings.updated' }, on)
  expect(events).toHaveLength(1)
  expect(events[0]?.data.object).toMatchObject({ object: 'tax.settings', status: 'active' })
})

test('tax is added or contained by line and for delivery, half up, and the total is what is to be charged', async () => {
  const on = await registered(NY, OSS)
  const added = await stripe.tax.calculations.create(
    { ...asked(NEW_YORK), shipping_cost: { amount: 513, tax_behavior: 'exclusive' }, expand: ['line_items'] },
    on,
  )
  // 19.99 × 4 % = 0.7996, 5.13 × 4 % = 0.2052
  expect(added).toMatchObject({ amount_total: 1999 + 80 + 513 + 21, tax_amount_exclusive: 101, tax_amount_inclusive: 0 })
  expect(added.line_items?.data).toMatchObject([
    { reference: 'mug', amount: 1999, amount_tax: 80, tax_breakdown: [{ taxability_reason: 'standard_rated', jurisdiction: { state: 'NY' } }] },
  ])
  const line_items = [
    { amount: 1190, reference: 'bowl', tax_behavior: 'inclusive' as const },
    { amount: 1070, reference: 'book', tax_behavior: 'inclusive' as const, tax_code: 'txcd_35010000' },
    { amount: 500, reference: 'gift', tax_code: 'txcd_00000000' },
  ]
  const contained = await stripe.tax.calculations.create({ ...asked(BERLIN), currency: 'eur', line_items, expand: ['line_items'] }, on)
  expect(contained).toMatchObject({ amount_total: 2760, tax_amount_inclusive: 190 + 70, tax_amount_exclusive: 0 })
  expect(contained.line_items?.data.map(({ tax_breakdown: parts }) => parts?.[0]?.taxability_reason)).toEqual([
    'standard_rated',
    'reduced_rated',
    'product_exempt',
  ])
  expect((await stripe.tax.calculations.listLineItems(String(contained.id), { limit: 2 }, on)).data).toHaveLength(2)
})

test('where an account is not registered nothing is charged, and the reason says so', async () => {
  const on = await registered(NY)
  const calculation = await stripe.tax.calculations.create(asked(BERLIN), on)
  expect(calculation).toMatchObject({ amount_total: 1999, tax_breakdown: [{ amount: 0, taxability_reason: 'not_collecting' }] })
  const unknown = await refusal(stripe.tax.calculations.create(asked({ country: 'US' }), on))
  expect([unknown.statusCode, unknown.code]).toEqual([400, 'customer_tax_location_invalid'])
  expect((await stripe.tax.registrations.list({ status: 'active' }, on)).data).toMatchObject([{ country: 'US', status: 'active' }])
})

test('a calculation becomes one transaction, whose reference is unique, and none once it has expired', async () => {
  const on = await registered(NY)
  const calculation = String((await stripe.tax.calculations.create(asked(NEW_YORK), on)).id)
  const made = await stripe.tax.transactions.createFromCalculation({ calculation, reference: 'part-1' }, on)
  expect(made).toMatchObject({ type: 'transaction', reference: 'part-1', reversal: null })
  expect((await stripe.tax.transactions.listLineItems(made.id, {}, on)).data).toMatchObject([{ amount: 1999, amount_tax: 80, type: 'transaction' }])
  const twice = await refusal(stripe.tax.transactions.createFromCalculation({ calculation, reference: 'part-2' }, on))
  expect([twice.statusCode, twice.param]).toEqual([400, 'calculation'])
  const other = String((await stripe.tax.calculations.create(asked(NEW_YORK), on)).id)
  const taken = await refusal(stripe.tax.transactions.createFromCalculation({ calculation: other, reference: 'part-1' }, on))
  expect([taken.code, taken.param]).toEqual(['resource_already_exists', 'reference'])
  await bench.sandbox.control.advance(91 * 86_400)
  const late = await refusal(stripe.tax.transactions.createFromCalculation({ calculation: other, reference: 'part-3' }, on))
  expect([late.statusCode, late.param]).toEqual([400, 'calculation'])
})

test('reversals take back by line, never more than is left', async () => {
  const on = await registered(NY)
  const input = { ...asked(NEW_YORK, 2000), shipping_cost: { amount: 500, tax_behavior: 'exclusive' as const } }
  const calculation = String((await stripe.tax.calculations.create(input, on)).id)
  const { id } = await stripe.tax.transactions.createFromCalculation({ calculation, reference: 'sale' }, on)
  const [line] = (await stripe.tax.transactions.listLineItems(id, {}, on)).data
  const back = (reference: string) => ({
    mode: 'partial' as const,
    original_transaction: id,
    reference,
    line_items: [{ original_line_item: String(line?.id), reference: 'back', amount: -1500, amount_tax: -60 }],
  })
  const half = await stripe.tax.transactions.createReversal({ ...back('re_1'), expand: ['line_items'] }, on)
  expect(half).toMatchObject({ type: 'reversal', reversal: { original_transaction: id } })
  expect(half.line_items?.data).toMatchObject([{ amount: -1500, amount_tax: -60, reversal: { original_line_item: line?.id } }])
  expect((await refusal(stripe.tax.transactions.createReversal(back('re_2'), on))).statusCode).toBe(400)
  const rest = await stripe.tax.transactions.createReversal({ mode: 'full', original_transaction: id, reference: 're_3', expand: ['line_items'] }, on)
  expect(rest).toMatchObject({ shipping_cost: { amount: -500, amount_tax: -20 }, line_items: { data: [{ amount: -500, amount_tax: -20 }] } })
})

test('tax of other ways is refused, not pretended', async () => {
  const { statusCode } = await refusal(stripe.tax.associations.find({ payment_intent: 'pi_none' }))
  expect(statusCode).toBe(404)
  expect((await stripe.taxCodes.list({ limit: 3 })).data).toHaveLength(3)
  expect(await stripe.taxCodes.retrieve('txcd_99999999')).toMatchObject({ object: 'tax_code', name: 'General - Tangible Goods' })
})
