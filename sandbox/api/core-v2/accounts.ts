import { requirements } from '@/sandbox/accounts/account-requirements'
import { updateAccount } from '@/sandbox/accounts/accounts'
import { statusesOf } from '@/sandbox/accounts/capabilities'
import { connectedAccounts } from '@/sandbox/accounts/connect'
import { createdAccount, visibleAccount } from '@/sandbox/api/accounts/account-access'
import { requireNoMoney } from '@/sandbox/api/accounts/account-removal'
import type { createShape as firstShape } from '@/sandbox/api/accounts/account-shapes'
import { changeAccount, createAccount } from '@/sandbox/api/accounts/accounts'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest } from '@/sandbox/http/errors'
import { flag, hash, type Infer, integer, list, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { configurationsOf, INCLUDABLE, viewAccount } from './account-view'

// Accounts v2: other words for the same accounts [sdk V2/Core/Accounts]. What onboarding by Stripe's hosted form needs is here, the rest is refused.
const URL = '/v2/core/accounts'
const kind = oneOf('customer', 'merchant', 'recipient')
const include = list(oneOf(...INCLUDABLE))
const requested = hash({ requested: flag() })
const writableShape = {
  account_token: unsupported(),
  configuration: hash({
    customer: unsupported(),
    merchant: hash({
      capabilities: hash({ card_payments: requested }),
      mcc: text(4),
      statement_descriptor: hash({ descriptor: text(22), prefix: text(10) }),
      support: hash({ email: text(), phone: text(), url: text() }),
    }),
    recipient: hash({ capabilities: hash({ stripe_balance: hash({ stripe_transfers: requested }) }) }),
  }),
  contact_email: text(800),
  contact_phone: text(),
  dashboard: oneOf('express', 'full', 'none'),
  defaults: hash({
    currency: text(3),
    locales: list(text()),
    profile: hash({ business_url: text(), doing_business_as: text(), product_description: text() }),
    responsibilities: hash({ fees_collector: oneOf('application', 'stripe'), losses_collector: oneOf('application', 'stripe') }),
  }),
  display_name: text(),
  identity: hash({ country: text(2), entity_type: oneOf('company', 'government_entity', 'individual', 'non_profit') }),
  include,
  metadata: metadata(),
}
type Writable = Infer<typeof writableShape>
type First = Infer<typeof firstShape>

/** The same in the words of the first version. */
function inFirstWords({ configuration, defaults, ...params }: Writable): First {
  const { merchant, recipient } = configuration ?? {}
  const [cards, transfers] = [merchant?.capabilities?.card_payments, recipient?.capabilities?.stripe_balance?.stripe_transfers]
  const profile = {
    ...(defaults?.profile?.doing_business_as !== undefined && { name: defaults.profile.doing_business_as }),
    ...(defaults?.profile?.business_url !== undefined && { url: defaults.profile.business_url }),
    ...(defaults?.profile?.product_description !== undefined && { product_description: defaults.profile.product_description }),
    ...(merchant?.mcc !== undefined && { mcc: merchant.mcc }),
    ...(merchant?.support?.email !== undefined && { support_email: merchant.support.email }),
    ...(merchant?.support?.phone !== undefined && { support_phone: merchant.support.phone }),
    ...(merchant?.support?.url !== undefined && { support_url: merchant.support.url }),
  }
  const { descriptor, prefix } = merchant?.statement_descriptor ?? {}
  const capabilities = {
    ...(cards?.requested !== undefined && { card_payments: cards.requested }),
    ...(transfers?.requested !== undefined && { transfers: transfers.requested }),
  }
  return {
    ...(Object.keys(profile).length > 0 && { business_profile: profile }),
    ...(params.identity?.entity_type && { business_type: params.identity.entity_type }),
    ...(Object.keys(capabilities).length > 0 && { capabilities }),
    ...(defaults?.currency && { default_currency: defaults.currency }),
    ...(params.contact_email && { email: params.contact_email }),
    ...(params.metadata !== undefined && { metadata: params.metadata }),
    settings: {
      ...(descriptor !== undefined && { payments: { statement_descriptor: descriptor } }),
      ...(prefix !== undefined && { card_payments: { statement_descriptor_prefix: prefix } }),
    },
  }
}

/** Keeps what the first version has no place for. */
function keep(call: Call, id: string, params: Writable): Tables['account'] {
  const { configuration: sent, defaults } = params
  const { hidden } = call.world.store.need('account', id)
  const configurations = [...(hidden.v2?.configurations ?? []), ...(['merchant', 'recipient'] as const).filter((name) => sent?.[name])]
  const v2 = {
    ...hidden.v2,
    configurations: [...new Set(configurations)],
    ...(params.display_name !== undefined && { displayName: params.display_name }),
    ...(params.contact_phone !== undefined && { contactPhone: params.contact_phone }),
    ...(defaults?.locales !== undefined && { locales: defaults.locales }),
  }
  return call.world.store.update('account', id, {}, { v2 })
}

function create(call: Call, params: Writable): unknown {
  const { fees_collector: fees = 'stripe', losses_collector: losses = 'stripe' } = params.defaults?.responsibilities ?? {}
  const dashboard = params.dashboard ?? 'full'
  const isCollector = dashboard === 'none' && fees === 'application' && losses === 'application'
  const controller = {
    fees: { payer: fees === 'application' ? ('application' as const) : ('account' as const) },
    losses: { payments: losses },
    requirement_collection: isCollector ? ('application' as const) : ('stripe' as const),
    stripe_dashboard: { type: dashboard },
  }
  const country = params.identity?.country
  const { id } = createAccount(call, { ...inFirstWords(params), controller, ...(country && { country }) })
  delete call.answerHeaders['Stripe-Notice']
  return viewAccount(keep(call, id, params), params.include ?? [])
}

/** Throws 400 for an account that was closed. */
function requireOpen(call: Call, id: string): void {
  if (!call.world.store.get('account', id)?.hidden.v2?.closed) return
  throw invalidRequest(`Account ${id} is closed and cannot be changed.`)
}

function update(call: Call, params: Writable): unknown {
  const id = pathId(call)
  const { country } = visibleAccount(call, id)
  requireOpen(call, id)
  if (params.identity?.country && params.identity.country.toUpperCase() !== country) {
    throw invalidRequest('The country of an account cannot be changed.', { param: 'identity.country' })
  }
  if (params.dashboard || params.defaults?.responsibilities) {
    throw invalidRequest('Dashboard and responsibilities of an account cannot be changed.', { param: params.dashboard ? 'dashboard' : 'defaults' })
  }
  changeAccount(call, inFirstWords(params))
  return viewAccount(keep(call, id, params), params.include ?? [])
}

const listShape = { applied_configurations: list(kind), closed: flag(), limit: integer({ min: 1, max: 100 }), page: text() }

/** The newest connection first; `page` is the last account of the page before. */
function listAccounts(call: Call, params: Infer<typeof listShape>): unknown {
  const { limit = 20, applied_configurations: wanted = [], closed = false, page } = params
  const rows = connectedAccounts(call.world, call.account).map((connection) => call.world.store.need('account', connection.account))
  const fits = (row: Tables['account']) => {
    const has: string[] = configurationsOf(row)
    return (row.hidden.v2?.closed ?? false) === closed && wanted.every((name) => has.includes(name))
  }
  const last = page ? rows.findIndex(({ id }) => id === page) : -1
  if (page && last < 0) throw invalidRequest(`No such page: ${page}`, { param: 'page' })
  const rest = rows.slice(last + 1).filter(fits)
  const data = rest.slice(0, limit)
  const query = new URLSearchParams({ limit: String(limit), page: data.at(-1)?.id ?? '' })
  for (const name of wanted) query.append('applied_configurations[]', name)
  if (closed) query.set('closed', 'true')
  return { data: data.map((row) => viewAccount(row, [])), next_page_url: rest.length > limit ? `${URL}?${query}` : null, previous_page_url: null }
}

/** An account without money is closed for good: it can be read, and do nothing. */
function close(call: Call, params: { applied_configurations?: string[] }): unknown {
  const account = createdAccount(call, pathId(call))
  requireOpen(call, account.id)
  const row = call.world.store.need('account', account.id)
  const open = configurationsOf(row).filter((name) => params.applied_configurations && !params.applied_configurations.includes(name))
  if (open.length > 0) throw invalidRequest(`These configurations must be named: ${open.join(', ')}.`, { param: 'applied_configurations' })
  requireNoMoney(call, account.id, 'close')
  const capabilities = Object.fromEntries(Object.keys(statusesOf(account)).map((name) => [name, 'inactive' as const]))
  const fields = { capabilities, charges_enabled: false, payouts_enabled: false, requirements: requirements([], 'other') }
  updateAccount(call.world, { account: account.id, request: call.request }, fields)
  const v2 = { configurations: [], ...row.hidden.v2, closed: true }
  return viewAccount(call.world.store.update('account', account.id, {}, { v2 }), [])
}

export const coreAccountEndpoints = [
  endpoint('POST', URL, writableShape, create),
  endpoint('GET', URL, listShape, listAccounts),
  endpoint('GET', `${URL}/:id`, { include }, (call, params) => {
    const { id } = visibleAccount(call, pathId(call))
    return viewAccount(call.world.store.need('account', id), params.include ?? [])
  }),
  endpoint('POST', `${URL}/:id`, writableShape, update),
  endpoint('POST', `${URL}/:id/close`, { applied_configurations: list(kind) }, close),
]
