import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { insertProduct } from '@/sandbox/catalog/products'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import {
  clearableText,
  flag,
  hash,
  type Infer,
  integer,
  list,
  mergeMetadata,
  metadata,
  oneOf,
  required,
  type Spec,
  text,
  unsupported,
} from '@/sandbox/http/params'
import { changedValues, listParams } from '@/sandbox/http/shapes'
import { currencyNames, isCurrency } from '@/sandbox/money/currency-rules'

type Price = Tables['price']['object']

const MAX_AMOUNT = 999_999_999_999

function currency(): Spec<string> {
  return {
    parse: (raw, path) => {
      const value = text(3).parse(raw, path).toLowerCase()
      if (isCurrency(value)) return value
      throw invalidRequest(`Invalid currency: ${value}. Stripe currently supports these currencies: ${currencyNames()}`, { param: path })
    },
  }
}

/** Minor units with up to 12 digits after the point, as text. */
function decimal(): Spec<string> {
  return {
    parse: (raw, path) => {
      const value = text().parse(raw, path)
      if (/^\d{1,12}(\.\d{1,12})?$/.test(value)) return value
      throw invalidRequest(`Invalid decimal: ${value}; must contain at maximum 12 decimal places`, { param: path })
    },
  }
}

const recurringShape = hash({
  interval: required(oneOf('day', 'month', 'week', 'year')),
  interval_count: integer({ min: 1, max: 1095 }),
  meter: unsupported(),
  trial_period_days: integer({ min: 0 }),
  usage_type: oneOf('licensed', 'metered'),
})
const behaviors = oneOf('exclusive', 'inclusive', 'unspecified')
/** What a price is made from, beside its product; also inside `default_price_data`. */
export const priceDataShape = {
  currency: required(currency()),
  currency_options: unsupported(),
  custom_unit_amount: unsupported(),
  metadata: metadata(),
  recurring: recurringShape,
  tax_behavior: behaviors,
  unit_amount: integer({ min: 0, max: MAX_AMOUNT }),
  unit_amount_decimal: decimal(),
}
const writable = {
  active: flag(),
  lookup_key: text(200),
  metadata: metadata(),
  nickname: clearableText(),
  tax_behavior: behaviors,
  transfer_lookup_key: flag(),
}
const createShape = {
  ...priceDataShape,
  ...writable,
  billing_scheme: oneOf('per_unit'),
  product: text(),
  product_data: hash({
    active: flag(),
    id: text(),
    metadata: metadata(),
    name: required(text()),
    statement_descriptor: text(22),
    unit_label: text(12),
  }),
  tiers: unsupported(),
  tiers_mode: unsupported(),
  transform_quantity: hash({ divide_by: required(integer({ min: 1 })), round: required(oneOf('down', 'up')) }),
}

type PriceData = Infer<typeof priceDataShape> & Partial<Infer<typeof createShape>>

function amounts(params: PriceData): Pick<Price, 'unit_amount' | 'unit_amount_decimal'> {
  const { unit_amount: amount, unit_amount_decimal: exact } = params
  if (amount !== undefined && exact !== undefined) {
    const message = 'You may only specify one of these parameters: unit_amount, unit_amount_decimal.'
    throw invalidRequest(message, { code: 'parameters_exclusive', param: 'unit_amount' })
  }
  if (amount !== undefined) return { unit_amount: amount, unit_amount_decimal: String(amount) }
  if (exact !== undefined) return { unit_amount: exact.includes('.') ? null : Number(exact), unit_amount_decimal: exact }
  throw invalidRequest('Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.', {
    code: 'parameter_missing',
    param: 'unit_amount',
  })
}

function takeLookupKey(call: Call, key: string | undefined, transfer: boolean | undefined): void {
  if (key === undefined) return
  for (const row of [...call.world.store.newest('price', call.account)]) {
    if (row.object.lookup_key !== key) continue
    if (!transfer) {
      const message = `A price (\`${row.id}\`) already uses that lookup key.`
      throw invalidRequest(message, { code: 'resource_already_exists', param: 'lookup_key' })
    }
    const next = call.world.store.update('price', row.id, { lookup_key: null })
    emit(call.world, call, 'price.updated', next, 'price', { lookup_key: key })
  }
}

/** Makes a price of a product that is there. Throws 400 for amounts that do not go together. */
export function insertPrice(call: Call, product: string, params: PriceData): Tables['price'] {
  takeLookupKey(call, params.lookup_key, params.transfer_lookup_key)
  const { recurring } = params
  const price: Price = {
    id: accountId('price', call.account, call.world.clock.now()),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: call.world.clock.now(),
    currency: params.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: mergeMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
    product,
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: recurring.trial_period_days ?? null,
          usage_type: recurring.usage_type ?? 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: params.transform_quantity ?? null,
    type: recurring ? 'recurring' : 'one_time',
    ...amounts(params),
  }
  const row = call.world.store.insert('price', call.account, price.id, price, {})
  emit(call.world, call, 'price.created', row, 'price')
  return row
}

function productFor(call: Call, params: Infer<typeof createShape>): string {
  if (params.product && params.product_data) {
    const message = 'You may only specify one of these parameters: product, product_data.'
    throw invalidRequest(message, { code: 'parameters_exclusive', param: 'product' })
  }
  if (params.product_data) return insertProduct(call.world, call, params.product_data).id
  const id = params.product
  if (id === undefined) throw invalidRequest('Missing required param: product.', { code: 'parameter_missing', param: 'product' })
  if (!call.world.store.owned('product', call.account, id)) throw missing('product', id, 'product', 400)
  return id
}

function find(call: Call): Tables['price'] {
  const row = call.world.store.owned('price', call.account, pathId(call))
  if (row) return row
  throw missing('price', pathId(call), 'price', 404)
}

function update(call: Call, params: Infer<typeof writable>): unknown {
  const { object: before, id } = find(call)
  const { transfer_lookup_key: transfer, metadata: change, ...fields } = params
  if (params.lookup_key !== before.lookup_key) takeLookupKey(call, params.lookup_key, transfer)
  const row = call.world.store.update('price', id, { ...fields, metadata: mergeMetadata(before.metadata, change) })
  emit(call.world, call, 'price.updated', row, 'price', changedValues(before, row.object))
  return row.object
}

const listShape = {
  ...listParams,
  active: flag(),
  currency: currency(),
  lookup_keys: list(text()),
  product: text(),
  recurring: hash({ interval: oneOf('day', 'month', 'week', 'year'), meter: unsupported(), usage_type: oneOf('licensed', 'metered') }),
  type: oneOf('one_time', 'recurring'),
}

export const priceEndpoints = [
  endpoint('POST', '/v1/prices', createShape, (call, params) => insertPrice(call, productFor(call, params), params).object),
  endpoint('GET', '/v1/prices', listShape, (call, params) => {
    const { lookup_keys: keys, recurring } = params
    const wanted = ['active', 'currency', 'product', 'type'] as const
    const where = ({ object }: Tables['price']) =>
      wanted.every((field) => params[field] === undefined || object[field] === params[field]) &&
      (!keys || keys.includes(object.lookup_key ?? '')) &&
      (!recurring?.interval || object.recurring?.interval === recurring.interval) &&
      (!recurring?.usage_type || object.recurring?.usage_type === recurring.usage_type)
    return page(call.world, { table: 'price', account: call.account, url: '/v1/prices', noun: 'price', where }, params)
  }),
  endpoint('GET', '/v1/prices/:id', {}, (call) => find(call).object),
  endpoint('POST', '/v1/prices/:id', writable, update),
]
