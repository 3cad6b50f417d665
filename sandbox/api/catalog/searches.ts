import { type Call, endpoint } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest } from '@/sandbox/http/errors'
import { integer, required, text } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { checkQuery, type Field, fitsQuery, parseQuery } from '@/sandbox/http/search'

type Searched = 'charge' | 'customer' | 'payment_intent' | 'price' | 'product'
type ObjectOf<N extends Searched> = Tables[N]['object']
type Fields<N extends Searched> = Record<string, Field<ObjectOf<N>>>

const idOf = (value: string | { id: string } | null | undefined) => (typeof value === 'object' ? value?.id : value)
const truth = (value: boolean | null | undefined) => (value === undefined || value === null ? null : String(value))

const CHARGES: Fields<'charge'> = {
  amount: { kind: 'number', read: (charge) => charge.amount },
  created: { kind: 'number', read: (charge) => charge.created },
  currency: { kind: 'token', read: (charge) => charge.currency },
  customer: { kind: 'token', read: (charge) => idOf(charge.customer) },
  disputed: { kind: 'token', read: (charge) => truth(charge.disputed) },
  refunded: { kind: 'token', read: (charge) => truth(charge.refunded) },
  status: { kind: 'token', read: (charge) => charge.status },
  'payment_method_details.card.brand': { kind: 'token', read: (charge) => charge.payment_method_details?.card?.brand },
  'payment_method_details.card.exp_month': { kind: 'number', read: (charge) => charge.payment_method_details?.card?.exp_month },
  'payment_method_details.card.exp_year': { kind: 'number', read: (charge) => charge.payment_method_details?.card?.exp_year },
  'payment_method_details.card.fingerprint': { kind: 'token', read: (charge) => charge.payment_method_details?.card?.fingerprint },
  'payment_method_details.card.last4': { kind: 'token', read: (charge) => charge.payment_method_details?.card?.last4 },
}
const CUSTOMERS: Fields<'customer'> = {
  created: { kind: 'number', read: (customer) => customer.created },
  email: { kind: 'text', read: (customer) => customer.email },
  name: { kind: 'text', read: (customer) => customer.name },
  phone: { kind: 'text', read: (customer) => customer.phone },
}
const PAYMENT_INTENTS: Fields<'payment_intent'> = {
  amount: { kind: 'number', read: (intent) => intent.amount },
  created: { kind: 'number', read: (intent) => intent.created },
  currency: { kind: 'token', read: (intent) => intent.currency },
  customer: { kind: 'token', read: (intent) => idOf(intent.customer) },
  status: { kind: 'token', read: (intent) => intent.status },
}
const PRICES: Fields<'price'> = {
  active: { kind: 'token', read: (price) => truth(price.active) },
  currency: { kind: 'token', read: (price) => price.currency },
  lookup_key: { kind: 'token', read: (price) => price.lookup_key },
  product: { kind: 'token', read: (price) => idOf(price.product) },
  type: { kind: 'token', read: (price) => price.type },
}
const PRODUCTS: Fields<'product'> = {
  active: { kind: 'token', read: (product) => truth(product.active) },
  description: { kind: 'text', read: (product) => product.description },
  name: { kind: 'text', read: (product) => product.name },
  shippable: { kind: 'token', read: (product) => truth(product.shippable) },
  url: { kind: 'token', read: (product) => product.url },
}

const shape = { limit: integer({ min: 1, max: 100 }), page: text(), query: required(text(5000)) }

/** Search lags behind: what was made a moment ago is not found yet, as Stripe warns. The age counts from the object's creation. */
function isIndexed(call: Call, created: number): boolean {
  return call.world.clock.nowMs() - created * 1000 >= call.world.settings.searchDelayMs
}

function search<N extends Searched>(table: N, url: string, fields: Fields<N>) {
  return endpoint('GET', `${url}/search`, shape, (call, { limit = 10, page, query: text }) => {
    const query = parseQuery(text)
    checkQuery(query, fields, table)
    const from = page === undefined ? Number.MAX_SAFE_INTEGER : Number(/^page_(\d+)$/.exec(page)?.[1])
    if (Number.isNaN(from)) throw invalidRequest(`Invalid page: ${page}`, { param: 'page' })
    const found: Tables[N][] = []
    for (const row of call.world.store.newest(table, call.account, { below: from })) {
      const { created } = row.object
      const isGone = 'deleted' in row.hidden && row.hidden.deleted === true
      if (isGone || !isIndexed(call, created) || !fitsQuery(query, fields, row.object)) continue
      found.push(row)
      if (found.length > limit) break
    }
    const rows = found.slice(0, limit)
    const more = found.length > limit
    const data = rows.map((row) => present(call.world, table, row))
    return { object: 'search_result', data, has_more: more, next_page: more ? `page_${rows.at(-1)?.seq}` : null, url: `${url}/search` }
  })
}

export const searchEndpoints = [
  search('charge', '/v1/charges', CHARGES),
  search('customer', '/v1/customers', CUSTOMERS),
  search('payment_intent', '/v1/payment_intents', PAYMENT_INTENTS),
  search('price', '/v1/prices', PRICES),
  search('product', '/v1/products', PRODUCTS),
]
