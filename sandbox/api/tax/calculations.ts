import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { currency } from '@/sandbox/api/payments/payment-intent-shapes'
import { accountId, shortId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { hash, type Infer, integer, list, mergeMetadata, metadata, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { addressShape, listParams } from '@/sandbox/http/shapes'
import { sumUp, taxOf } from '@/sandbox/tax/calculate'
import { GENERAL_CODE, isState, type Place, SHIPPING_CODE, TAX_CODES } from '@/sandbox/tax/tax-rates'
import { taxSettingsOf } from '@/sandbox/tax/tax-settings'
import { pageOf } from './page-of'
import { originOf } from './registrations'
import { wholeAddress } from './settings'

const behavior = oneOf('exclusive', 'inclusive')
const lineShape = {
  amount: required(integer()),
  metadata: metadata(),
  performance_location: unsupported(),
  product: unsupported(),
  quantity: integer({ min: 1 }),
  reference: text(500),
  tax_behavior: behavior,
  tax_code: text(),
}
const createShape = {
  currency: required(currency()),
  customer: unsupported(),
  customer_details: hash({
    address: hash(addressShape),
    address_source: oneOf('billing', 'shipping'),
    ip_address: unsupported(),
    tax_ids: unsupported(),
    taxability_override: oneOf('none'),
  }),
  line_items: required(list(hash(lineShape))),
  ship_from_details: hash({ address: required(hash(addressShape)) }),
  shipping_cost: hash({ amount: integer({ min: 0 }), shipping_rate: unsupported(), tax_behavior: behavior, tax_code: text() }),
  tax_date: integer(),
}
type Params = Infer<typeof createShape>

/** A calculation can become a transaction for 90 days [doc tax/custom]. */
const KEPT_SECONDS = 90 * 86_400

/** Where a customer is, as far as tax needs it. Throws 400 where that is not enough. */
function placeOf(details: Params['customer_details']): { address: Stripe.Address; place: Place } {
  const address = wholeAddress(details?.address ?? {})
  const { country, postal_code: postal, state } = address
  const refuse = (message: string, param: string) => invalidRequest(message, { code: 'customer_tax_location_invalid', param })
  if (!country) throw invalidRequest('Missing required param: customer_details[address][country].', { param: 'customer_details[address][country]' })
  if (country === 'US' && !postal)
    throw refuse("We could not determine the customer's tax location based on the provided address.", 'customer_details[address]')
  const named = state?.toUpperCase() ?? ''
  return { address, place: { country, state: country === 'US' && isState(named) ? named : null } }
}

function codeOf(given: string | undefined, usual: string, param: string): string {
  const code = given ?? usual
  if (!TAX_CODES[code]) throw invalidRequest(`No such tax code: '${code}'`, { code: 'resource_missing', param })
  return code
}

function create(call: Call, params: Params): unknown {
  const { world, account } = call
  const settings = taxSettingsOf(world, account)
  if (settings.status !== 'active') {
    const message = 'Stripe Tax has not been activated on your account. Please visit https://dashboard.stripe.com/test/settings/tax to get started.'
    throw invalidRequest(message, { code: 'stripe_tax_inactive' })
  }
  const { address, place } = placeOf(params.customer_details)
  const origin = originOf(world, account, place)
  const usual = settings.defaults.tax_behavior === 'inclusive' ? 'inclusive' : 'exclusive'
  const taxed = params.line_items.map((line, at) => {
    const code = codeOf(line.tax_code, settings.defaults.tax_code ?? GENERAL_CODE, `line_items[${at}][tax_code]`)
    const isInclusive = (line.tax_behavior ?? usual) === 'inclusive'
    return { line, code, isInclusive, ...taxOf({ amount: line.amount, code, isInclusive }, place, origin) }
  })
  const cost = shippingOf(params.shipping_cost, usual, place, origin)
  const parts = [...taxed, ...(cost ? [cost] : [])]
  const sumOf = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
  const exclusive = sumOf(parts.filter(({ isInclusive }) => !isInclusive).map(({ tax }) => tax))
  const id = accountId('taxcalc', account, world.clock.now())
  const now = world.clock.now()
  const calculation: Stripe.Tax.Calculation = {
    id,
    object: 'tax.calculation',
    amount_total: sumOf(params.line_items.map(({ amount }) => amount)) + (cost?.shown.amount ?? 0) + exclusive,
    currency: params.currency,
    customer: null,
    customer_details: {
      address,
      address_source: params.customer_details?.address_source ?? 'billing',
      ip_address: null,
      tax_ids: [],
      taxability_override: 'none',
    },
    expires_at: now + KEPT_SECONDS,
    livemode: false,
    ship_from_details: params.ship_from_details ? { address: wholeAddress(params.ship_from_details.address) } : null,
    shipping_cost: cost?.shown ?? null,
    tax_amount_exclusive: exclusive,
    tax_amount_inclusive: sumOf(parts.filter(({ isInclusive }) => isInclusive).map(({ tax }) => tax)),
    tax_breakdown: sumUp(parts),
    tax_date: params.tax_date ?? now,
  }
  const lines = taxed.map(
    ({ line, code, isInclusive, tax, breakdown }, at): Stripe.Tax.CalculationLineItem => ({
      id: shortId('tax_li'),
      object: 'tax.calculation_line_item',
      amount: line.amount,
      amount_tax: tax,
      livemode: false,
      metadata: line.metadata ? mergeMetadata({}, line.metadata) : null,
      performance_location: null,
      product: null,
      quantity: line.quantity ?? 1,
      reference: line.reference ?? `L${at + 1}`,
      tax_behavior: isInclusive ? 'inclusive' : 'exclusive',
      tax_breakdown: [breakdown],
      tax_code: code,
    }),
  )
  if (new Set(lines.map(({ reference }) => reference)).size < lines.length) {
    throw invalidRequest('Line item references must be unique.', { param: 'line_items' })
  }
  return world.store.insert('tax_calculation', account, id, calculation, { lines, transaction: null }).object
}

function shippingOf(given: Params['shipping_cost'], usual: 'exclusive' | 'inclusive', place: Place, origin: Place | null) {
  if (!given) return null
  const code = codeOf(given.tax_code, SHIPPING_CODE, 'shipping_cost[tax_code]')
  const taxBehavior = given.tax_behavior ?? usual
  const amount = given.amount ?? 0
  const isInclusive = taxBehavior === 'inclusive'
  const { tax, breakdown } = taxOf({ amount, code, isInclusive }, place, origin)
  const shown: Stripe.Tax.Calculation.ShippingCost = {
    amount,
    amount_tax: tax,
    tax_behavior: taxBehavior,
    tax_breakdown: [breakdown],
    tax_code: code,
  }
  return { shown, tax, breakdown, isInclusive }
}

/** The calculation of an id on the account, in the path or in the body. Throws 404 or 400, also where it has expired. */
export function findCalculation(call: Call, id: string, where: 'path' | 'body'): Tables['tax_calculation'] {
  const row = call.world.store.owned('tax_calculation', call.account, id)
  if (!row) throw missing('tax calculation', id, where === 'path' ? 'id' : 'calculation', where === 'path' ? 404 : 400)
  if ((row.object.expires_at ?? 0) > call.world.clock.now()) return row
  throw invalidRequest(`The tax calculation ${id} has expired.`, { param: where === 'path' ? 'id' : 'calculation' })
}

export const taxCalculationEndpoints = [
  endpoint('POST', '/v1/tax/calculations', createShape, create),
  endpoint('GET', '/v1/tax/calculations/:id', {}, (call) => findCalculation(call, pathId(call), 'path').object),
  endpoint('GET', '/v1/tax/calculations/:id/line_items', listParams, (call, params) => {
    const { id, hidden } = findCalculation(call, pathId(call), 'path')
    return pageOf(hidden.lines, `/v1/tax/calculations/${id}/line_items`, 'line item', params)
  }),
]
