import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import type { RawHash } from '@/sandbox/http/form'
import { page } from '@/sandbox/http/pagination'
import { clearableText, type Infer, integer, mergeMetadata, metadata, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { changedValues } from '@/sandbox/http/shapes'
import { addCard, announceSource, isCardSource, removeSource, setDefaultSource, sourceView } from '@/sandbox/payments/card-sources'
import { findCustomer } from './customers'
import { cardOfSource, sourceParam } from './source-params'

type Customer = Tables['customer']
type Source = Tables['payment_method']

/** The source of a customer. Throws 404. */
function findSource(call: Call, customer: Customer): Source {
  const row = call.world.store.owned('payment_method', call.account, pathId(call, 'source'))
  if (row && isCardSource(row) && row.object.customer === customer.id) return row
  throw missing('source', pathId(call, 'source'), 'id', 404)
}

function owner(call: Call): Customer {
  return findCustomer(call.world, call.account, pathId(call), 'path')
}

function create(call: Call, params: { source: string | RawHash; metadata?: Record<string, string> | null }): unknown {
  const customer = owner(call)
  const row = addCard(call.world, customer, cardOfSource(call, params.source), mergeMetadata({}, params.metadata))
  announceSource(call.world, call, 'created', row)
  if (customer.object.default_source === null) setDefaultSource(call.world, call, customer.id, row.id)
  return sourceView(row)
}

const updateShape = {
  account_holder_name: unsupported(),
  account_holder_type: unsupported(),
  address_city: clearableText(),
  address_country: clearableText(),
  address_line1: clearableText(),
  address_line2: clearableText(),
  address_state: clearableText(),
  address_zip: clearableText(),
  exp_month: integer({ min: 1, max: 12 }),
  exp_year: integer(),
  metadata: metadata(),
  name: clearableText(),
  owner: unsupported(),
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const before = findSource(call, owner(call))
  const { card, billing_details: billing, metadata: known } = before.object
  if (!card) throw new Error(`${before.id} is no card`)
  const was = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null, ...billing.address }
  const line = (sent: string | null | undefined, old: string | null) => (sent === undefined ? old : sent)
  const address = {
    ...was,
    city: line(params.address_city, was.city),
    country: line(params.address_country, was.country),
    line1: line(params.address_line1, was.line1),
    line2: line(params.address_line2, was.line2),
    postal_code: line(params.address_zip, was.postal_code),
    state: line(params.address_state, was.state),
  }
  const row = call.world.store.update('payment_method', before.id, {
    billing_details: { ...billing, address, name: line(params.name, billing.name) },
    card: { ...card, exp_month: params.exp_month ?? card.exp_month, exp_year: params.exp_year ?? card.exp_year },
    metadata: mergeMetadata(known ?? {}, params.metadata),
  })
  announceSource(call.world, call, 'updated', row, changedValues(sourceView(before), sourceView(row)))
  return sourceView(row)
}

function remove(call: Call): unknown {
  const row = findSource(call, owner(call))
  removeSource(call.world, call, row)
  return { id: row.id, object: 'card', deleted: true }
}

const listShape = {
  ending_before: text(),
  limit: integer({ min: 1, max: 100 }),
  object: oneOf('bank_account', 'card', 'source'),
  starting_after: text(),
}

function listSources(call: Call, params: Infer<typeof listShape>): unknown {
  const customer = owner(call)
  const isWanted = params.object === undefined || params.object === 'card'
  return page(
    call.world,
    {
      table: 'payment_method',
      account: call.account,
      url: `/v1/customers/${customer.id}/sources`,
      noun: 'source',
      by: { customer: customer.id },
      where: (row) => isWanted && isCardSource(row),
      view: sourceView,
    },
    params,
  )
}

const PATH = '/v1/customers/:id/sources'

export const sourceEndpoints = [
  endpoint('POST', PATH, { metadata: metadata(), source: required(sourceParam), validate: unsupported() }, create),
  endpoint('GET', PATH, listShape, listSources),
  endpoint('GET', `${PATH}/:source`, {}, (call) => sourceView(findSource(call, owner(call)))),
  endpoint('POST', `${PATH}/:source`, updateShape, update),
  endpoint('DELETE', `${PATH}/:source`, {}, remove),
  endpoint('POST', `${PATH}/:source/verify`, { amounts: unsupported() }, (call) => {
    findSource(call, owner(call))
    throw invalidRequest('Only bank accounts can be verified.', { param: 'id' })
  }),
]
