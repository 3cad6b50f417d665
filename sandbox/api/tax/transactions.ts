import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId, shortId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { hash, type Infer, integer, list, mergeMetadata, metadata, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { findCalculation } from './calculations'
import { pageOf } from './page-of'

const fromCalculationShape = { calculation: required(text()), metadata: metadata(), posted_at: integer(), reference: required(text(500)) }
const cost = { amount: required(integer({ max: 0 })), amount_tax: required(integer({ max: 0 })) }
const reversalShape = {
  flat_amount: unsupported(),
  line_items: list(
    hash({ ...cost, metadata: metadata(), original_line_item: required(text()), quantity: integer({ min: 0 }), reference: required(text(500)) }),
  ),
  metadata: metadata(),
  mode: required(oneOf('full', 'partial')),
  original_transaction: required(text()),
  reference: required(text(500)),
  shipping_cost: hash(cost),
}
type Line = Stripe.Tax.TransactionLineItem
type Row = Tables['tax_transaction']

/** A reference belongs to one transaction of an account for ever. Throws 400. */
function checkReference(call: Call, reference: string): void {
  for (const { id } of call.world.store.newest('tax_transaction', call.account, { by: ['reference', reference] })) {
    const message = `A tax transaction with the reference '${reference}' exists already: ${id}.`
    throw invalidRequest(message, { code: 'resource_already_exists', param: 'reference' })
  }
}

function insert(call: Call, transaction: Omit<Stripe.Tax.Transaction, 'id' | 'object' | 'created' | 'livemode'>, lines: Line[]): Row {
  const { world, account } = call
  const now = world.clock.now()
  const id = accountId('tax', account, now)
  const whole: Stripe.Tax.Transaction = { id, object: 'tax.transaction', created: now, livemode: false, ...transaction }
  return world.store.insert('tax_transaction', account, id, whole, { lines })
}

function fromCalculation(call: Call, params: Infer<typeof fromCalculationShape>): unknown {
  checkReference(call, params.reference)
  const { id, object, hidden } = findCalculation(call, params.calculation, 'body')
  if (hidden.transaction)
    throw invalidRequest(`The tax calculation ${id} is the transaction ${hidden.transaction} already.`, { param: 'calculation' })
  const lines = hidden.lines.map(({ performance_location: _, tax_breakdown: __, ...line }): Line => {
    return { ...line, id: shortId('tax_li'), object: 'tax.transaction_line_item', reversal: null, type: 'transaction' }
  })
  const { currency, customer, customer_details: details, ship_from_details: from, shipping_cost: shipping, tax_date: date } = object
  const row = insert(
    call,
    {
      currency,
      customer,
      customer_details: details,
      metadata: params.metadata ? mergeMetadata({}, params.metadata) : null,
      posted_at: params.posted_at ?? call.world.clock.now(),
      reference: params.reference,
      reversal: null,
      ship_from_details: from,
      shipping_cost: shipping,
      tax_date: date,
      type: 'transaction',
    },
    lines,
  )
  call.world.store.update('tax_calculation', id, object, { ...hidden, transaction: row.id })
  return row.object
}

/** What of a transaction was not taken back yet, by line; under the empty name that of delivery. */
function leftOf(call: Call, { id, object, hidden }: Row): Map<string, { amount: number; amount_tax: number }> {
  const left = new Map(hidden.lines.map((line) => [line.id, { amount: line.amount, amount_tax: line.amount_tax }]))
  left.set('', { amount: object.shipping_cost?.amount ?? 0, amount_tax: object.shipping_cost?.amount_tax ?? 0 })
  const take = (key: string, by: { amount: number; amount_tax: number }) => {
    const before = left.get(key)
    if (before) left.set(key, { amount: before.amount + by.amount, amount_tax: before.amount_tax + by.amount_tax })
  }
  for (const reversal of call.world.store.newest('tax_transaction', call.account, { by: ['original', id] })) {
    for (const line of reversal.hidden.lines) take(line.reversal?.original_line_item ?? '-', line)
    if (reversal.object.shipping_cost) take('', reversal.object.shipping_cost)
  }
  return left
}

type Back = { key: string; reference: string; amount: number; amount_tax: number; quantity: number | undefined }

/** What is taken back of what. Throws 400 where it is more than is left. */
function takenBack(call: Call, original: Row, params: Infer<typeof reversalShape>): Back[] {
  const left = leftOf(call, original)
  if (params.mode === 'full') {
    return [...left].map(([key, { amount, amount_tax: tax }]) => ({
      key,
      reference: key || 'shipping',
      amount: -amount,
      amount_tax: -tax,
      quantity: undefined,
    }))
  }
  const lines = (params.line_items ?? []).map(({ original_line_item: key, quantity, ...line }) => ({ ...line, key, quantity }))
  const shipping = params.shipping_cost ? [{ ...params.shipping_cost, key: '', reference: 'shipping', quantity: undefined }] : []
  for (const [at, { key, amount, amount_tax: tax }] of [...lines, ...shipping].entries()) {
    const rest = left.get(key)
    if (!rest) throw missing('line item', key, `line_items[${at}][original_line_item]`, 400)
    if (rest.amount + amount < 0 || rest.amount_tax + tax < 0) {
      throw invalidRequest('The reversal is greater than what is left of the original.', {
        param: key ? `line_items[${at}][amount]` : 'shipping_cost[amount]',
      })
    }
  }
  return [...lines, ...shipping]
}

function reverse(call: Call, params: Infer<typeof reversalShape>): unknown {
  checkReference(call, params.reference)
  const original = call.world.store.owned('tax_transaction', call.account, params.original_transaction)
  if (!original) throw missing('tax transaction', params.original_transaction, 'original_transaction', 400)
  if (original.object.type === 'reversal') throw invalidRequest('A reversal cannot be reversed.', { param: 'original_transaction' })
  const back = takenBack(call, original, params)
  const lines = back.flatMap(({ key, quantity, ...amounts }): Line[] => {
    const line = original.hidden.lines.find(({ id }) => id === key)
    if (!line) return []
    const reversal = { original_line_item: key }
    return [{ ...line, ...amounts, id: shortId('tax_li'), quantity: quantity ?? line.quantity, reversal, type: 'reversal' }]
  })
  const shipping = back.find(({ key }) => key === '')
  const of = original.object.shipping_cost
  const shippingCost =
    of && shipping ? { amount: shipping.amount, amount_tax: shipping.amount_tax, tax_behavior: of.tax_behavior, tax_code: of.tax_code } : null
  const { id: _, object: __, created: ___, livemode: ____, ...facts } = original.object
  const row = insert(
    call,
    {
      ...facts,
      metadata: params.metadata ? mergeMetadata({}, params.metadata) : null,
      posted_at: call.world.clock.now(),
      reference: params.reference,
      reversal: { original_transaction: original.id },
      shipping_cost: shippingCost,
      type: 'reversal',
    },
    lines,
  )
  return row.object
}

function find(call: Call): Row {
  const row = call.world.store.owned('tax_transaction', call.account, pathId(call))
  if (row) return row
  throw missing('tax transaction', pathId(call), 'id', 404)
}

export const taxTransactionEndpoints = [
  endpoint('POST', '/v1/tax/transactions/create_from_calculation', fromCalculationShape, fromCalculation),
  endpoint('POST', '/v1/tax/transactions/create_reversal', reversalShape, reverse),
  endpoint('GET', '/v1/tax/transactions/:id', {}, (call) => find(call).object),
  endpoint('GET', '/v1/tax/transactions/:id/line_items', listParams, (call, params) => {
    const { id, hidden } = find(call)
    return pageOf(hidden.lines, `/v1/tax/transactions/${id}/line_items`, 'line item', params)
  }),
]
