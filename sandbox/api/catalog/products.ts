import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { insertProduct } from '@/sandbox/catalog/products'
import type { Tables } from '@/sandbox/core/tables'
import { emit } from '@/sandbox/events/events'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import {
  clearable,
  clearableText,
  flag,
  hash,
  type Infer,
  list,
  mergeMetadata,
  metadata,
  oneOf,
  required,
  text,
  unsupported,
} from '@/sandbox/http/params'
import { changedValues, listParams } from '@/sandbox/http/shapes'
import { insertPrice, priceDataShape } from './prices'

const writable = {
  active: flag(),
  description: clearableText(40_000),
  images: list(text()),
  marketing_features: list(hash({ name: required(text(80)) })),
  metadata: metadata(),
  package_dimensions: clearable(unsupported()),
  shippable: flag(),
  statement_descriptor: text(22),
  tax_code: unsupported(),
  unit_label: clearableText(12),
  url: clearableText(),
}
const createShape = {
  ...writable,
  default_price_data: hash(priceDataShape),
  id: text(),
  name: required(text()),
  tax_details: unsupported(),
  type: oneOf('service', 'good'),
}
const updateShape = { ...writable, default_price: clearableText(), name: text(), tax_details: unsupported() }
const listShape = { ...listParams, active: flag(), ids: list(text()), shippable: flag(), type: oneOf('service', 'good'), url: text() }

/** The product with this id on the account; throws 404 for one in the path, 400 for one in the body. */
function findProduct(call: Call, id: string, where: 'path' | 'body'): Tables['product'] {
  const row = call.world.store.owned('product', call.account, id)
  if (row) return row
  throw missing('product', id, where === 'path' ? 'id' : 'product', where === 'path' ? 404 : 400)
}

function plainFields(params: Infer<typeof writable>): Partial<Stripe.Product> {
  const { metadata: _metadata, package_dimensions: _dimensions, tax_code: _code, ...rest } = params
  return rest
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const { name, id, type, metadata: words, tax_details: _tax, default_price_data: price, ...rest } = params
  const row = insertProduct(call.world, call, { name, id, type, metadata: words, ...plainFields(rest) })
  if (!price) return row.object
  const { id: defaultPrice } = insertPrice(call, row.id, price)
  return call.world.store.update('product', row.id, { default_price: defaultPrice }).object
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const { object: before, id } = findProduct(call, pathId(call), 'path')
  const { name, default_price: price, tax_details: _tax, ...rest } = params
  if (price && call.world.store.owned('price', call.account, price)?.object.product !== id) throw missing('price', price, 'default_price', 400)
  const row = call.world.store.update('product', id, {
    ...plainFields(rest),
    ...(name !== undefined && { name }),
    ...(price !== undefined && { default_price: price }),
    metadata: mergeMetadata(before.metadata, params.metadata),
    updated: call.world.clock.now(),
  })
  emit(call.world, call, 'product.updated', row, 'product', changedValues(before, row.object))
  return row.object
}

function remove(call: Call): unknown {
  const row = findProduct(call, pathId(call), 'path')
  for (const _price of call.world.store.newest('price', call.account, { by: ['product', row.id] })) {
    throw invalidRequest('This product cannot be deleted because it has one or more user-created prices.')
  }
  call.world.store.remove('product', row.id)
  emit(call.world, call, 'product.deleted', row, 'product')
  return { id: row.id, object: 'product', deleted: true }
}

export const productEndpoints = [
  endpoint('POST', '/v1/products', createShape, create),
  endpoint('GET', '/v1/products', listShape, (call, params) => {
    const wanted = ['active', 'shippable', 'type', 'url'] as const
    const where = ({ object, id }: Tables['product']) =>
      wanted.every((field) => params[field] === undefined || object[field] === params[field]) && (!params.ids || params.ids.includes(id))
    return page(call.world, { table: 'product', account: call.account, url: '/v1/products', noun: 'product', where }, params)
  }),
  endpoint('GET', '/v1/products/:id', {}, (call) => findProduct(call, pathId(call), 'path').object),
  endpoint('POST', '/v1/products/:id', updateShape, update),
  endpoint('DELETE', '/v1/products/:id', {}, remove),
]
