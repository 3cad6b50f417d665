import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { hash, type Infer, integer, oneOf, required, type Spec, text } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { isState, isTaxed, isUnion, type Place } from '@/sandbox/tax/tax-rates'

/** A time in seconds, or now. */
const moment: Spec<number | 'now'> = { parse: (raw, path) => (raw === 'now' ? 'now' : integer().parse(raw, path)) }

const optionShape = {
  state: text(2),
  type: required(oneOf('state_sales_tax', 'standard', 'oss_union', 'ioss')),
  standard: hash({ place_of_supply_scheme: oneOf('standard', 'small_seller') }),
}
/** The options of one country, whichever it is: `{us: {…}}`. */
const options: Spec<Record<string, Infer<typeof optionShape>>> = {
  parse: (raw, path) => {
    if (typeof raw !== 'object' || Array.isArray(raw)) throw invalidRequest('Invalid object', { param: path })
    return Object.fromEntries(Object.entries(raw).map(([country, value]) => [country, hash(optionShape).parse(value, `${path}[${country}]`)]))
  },
}
const createShape = { active_from: required(moment), country: required(text(2)), country_options: required(options), expires_at: integer() }
const updateShape = { active_from: moment, expires_at: moment }
const listShape = { ...listParams, status: oneOf('active', 'all', 'expired', 'scheduled') }

type Registration = Stripe.Tax.Registration

/** A registration as it stands now. */
function standing(world: World, registration: Registration): Registration {
  const now = world.clock.now()
  const { active_from: from, expires_at: until } = registration
  const status = until !== null && until <= now ? 'expired' : from > now ? 'scheduled' : 'active'
  return { ...registration, status }
}

function optionsOf(country: string, given: Record<string, Infer<typeof optionShape>>): Registration['country_options'] {
  const key = country.toLowerCase()
  const own = given[key]
  if (!own || !isTaxed(country))
    throw invalidRequest(`The local Stripe has no tax for country_options[${key}].`, { param: `country_options[${key}]` })
  if (country === 'US') {
    if (own.type !== 'state_sales_tax' || !isState(own.state ?? '')) throw invalidRequest('Invalid state', { param: 'country_options[us][state]' })
    return { us: { state: own.state ?? '', type: 'state_sales_tax' } }
  }
  if (own.type === 'state_sales_tax') throw invalidRequest('Invalid type', { param: `country_options[${key}][type]` })
  const scheme = { place_of_supply_scheme: own.standard?.place_of_supply_scheme ?? 'standard' }
  return { [key]: { type: own.type, ...(own.type === 'standard' && { standard: scheme }) } }
}

function create(call: Call, { active_from: from, country, country_options: given, expires_at: until }: Infer<typeof createShape>): unknown {
  const { world, account } = call
  const now = world.clock.now()
  const id = accountId('taxreg', account, now)
  const registration: Registration = {
    id,
    object: 'tax.registration',
    active_from: from === 'now' ? now : from,
    country,
    country_options: optionsOf(country, given),
    created: now,
    expires_at: until ?? null,
    livemode: false,
    status: 'active',
  }
  return standing(world, world.store.insert('tax_registration', account, id, registration, {}).object)
}

function find(call: Call): Tables['tax_registration'] {
  const row = call.world.store.owned('tax_registration', call.account, pathId(call))
  if (row) return row
  throw missing('tax registration', pathId(call), 'id', 404)
}

function update(call: Call, { active_from: from, expires_at: until }: Infer<typeof updateShape>): unknown {
  const { id, object } = find(call)
  const at = (time: number | 'now') => (time === 'now' ? call.world.clock.now() : time)
  const change = { ...object, ...(from !== undefined && { active_from: at(from) }), ...(until !== undefined && { expires_at: at(until) }) }
  return standing(call.world, call.world.store.update('tax_registration', id, change).object)
}

/**
 * Where a sale to a place is taxed: there, by a registration there or by one for all of the Union; at the seller's home, where they are small.
 * @returns null where the account is not registered for it
 */
export function originOf(world: World, account: string, place: Place): Place | null {
  let found: Place | null = null
  for (const { object } of world.store.newest('tax_registration', account)) {
    const registration = standing(world, object)
    if (registration.status === 'active') found = found ?? originBy(registration, place)
  }
  return found
}

function originBy({ country, country_options: given }: Registration, place: Place): Place | null {
  if (country === 'US') return place.country === 'US' && given.us?.state === place.state ? place : null
  const own = (given as Record<string, { type: string; standard?: { place_of_supply_scheme?: string } }>)[country.toLowerCase()]
  if (place.country === country) return place
  if (!isUnion(place.country)) return null
  if (own?.type === 'oss_union') return place
  return own?.standard?.place_of_supply_scheme === 'small_seller' ? { country, state: null } : null
}

export const taxRegistrationEndpoints = [
  endpoint('POST', '/v1/tax/registrations', createShape, create),
  endpoint('GET', '/v1/tax/registrations', listShape, (call, params) => {
    const { status = 'all' } = params
    const view = ({ object }: Tables['tax_registration']) => standing(call.world, object)
    const where = (row: Tables['tax_registration']) => status === 'all' || view(row).status === status
    return page(
      call.world,
      { table: 'tax_registration', account: call.account, url: '/v1/tax/registrations', noun: 'tax registration', where, view },
      params,
    )
  }),
  endpoint('GET', '/v1/tax/registrations/:id', {}, (call) => standing(call.world, find(call).object)),
  endpoint('POST', '/v1/tax/registrations/:id', updateShape, update),
]
