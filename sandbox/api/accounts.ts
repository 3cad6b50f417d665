import type Stripe from 'stripe'
import { insertAccount, newAccount, updateAccount } from '@/sandbox/accounts'
import { applicationOf, requireConnected } from '@/sandbox/auth'
import { reconsiderPayouts } from '@/sandbox/automatic-payouts'
import { connectAccount, connectedAccounts } from '@/sandbox/connect'
import { ApiError, missing, notSupportedHere } from '@/sandbox/errors'
import { newAccountId } from '@/sandbox/ids'
import { clearableText, hash, type Infer, mergeMetadata, metadata, oneOf, text, unsupported } from '@/sandbox/params'
import { accountPayoutsShape, changedPayouts, payoutsOf } from '@/sandbox/payout-settings'
import { listParams } from '@/sandbox/shapes'
import { type Call, endpoint, pathId } from './endpoint'

const profileShape = hash({
  mcc: clearableText(4),
  name: clearableText(150),
  product_description: clearableText(),
  support_email: clearableText(),
  support_phone: clearableText(),
  support_url: clearableText(),
  url: clearableText(),
})
const settingsShape = hash({
  card_payments: hash({ statement_descriptor_prefix: clearableText(10) }),
  payments: hash({ statement_descriptor: text(22) }),
  payouts: hash(accountPayoutsShape),
})
const writable = {
  account_token: unsupported(),
  business_profile: profileShape,
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  company: unsupported(),
  default_currency: text(3),
  documents: unsupported(),
  email: text(800),
  external_account: unsupported(),
  groups: unsupported(),
  individual: unsupported(),
  metadata: metadata(),
  settings: settingsShape,
  tos_acceptance: unsupported(),
}
const createShape = { ...writable, capabilities: unsupported(), controller: unsupported(), country: text(2), type: text() }
const updateShape = { ...writable, capabilities: unsupported() }

/** The account as the caller may see it: its own, or one that is connected to it. Throws 403. */
function find(call: Call, id: string): Stripe.Account {
  requireConnected(call.world, call.key, id)
  const row = call.world.store.get('account', id)
  if (row) return row.object
  throw missing('account', id, 'account', 404)
}

function changes(call: Call, before: Stripe.Account, params: Infer<typeof writable>): Partial<Stripe.Account> {
  const fields: Partial<Stripe.Account> = { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) }
  if (params.business_profile && before.business_profile) fields.business_profile = { ...before.business_profile, ...params.business_profile }
  if (params.business_type) fields.business_type = params.business_type
  if (params.email) fields.email = params.email
  if (params.default_currency) fields.default_currency = params.default_currency.toLowerCase()
  if (params.settings && before.settings) {
    const { card_payments: card, payments } = before.settings
    const prefix = params.settings.card_payments?.statement_descriptor_prefix
    fields.settings = {
      ...before.settings,
      card_payments: { ...card, statement_descriptor_prefix: prefix === undefined ? card.statement_descriptor_prefix : prefix },
      payments: { ...payments, statement_descriptor: params.settings.payments?.statement_descriptor ?? payments.statement_descriptor },
      ...(params.settings.payouts && { payouts: changedPayouts(payoutsOf(call.world, before.id), params.settings.payouts) }),
    }
  }
  return fields
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const application = applicationOf(call.world, call.account)
  if (!application || call.application) {
    const message =
      "You can only create new accounts if you've signed up for Connect, which you can learn how to do at https://stripe.com/docs/connect."
    throw new ApiError(400, { type: 'invalid_request_error', message })
  }
  if ((params.type ?? 'standard') !== 'standard') throw notSupportedHere(`accounts of type ${params.type}`, 'type')
  const id = newAccountId(call.world.clock.now())
  const facts = {
    business_name: params.business_profile?.name ?? '',
    country: params.country ?? 'US',
    default_currency: params.default_currency ?? 'usd',
    email: params.email ?? null,
    charges_enabled: false,
  }
  const controller: Stripe.Account.Controller = {
    fees: { payer: 'account' },
    is_controller: true,
    losses: { payments: 'stripe' },
    requirement_collection: 'stripe',
    stripe_dashboard: { type: 'full' },
    type: 'application',
  }
  const fresh = newAccount(call.world, id, facts, controller)
  const account = { ...fresh, ...changes(call, fresh, params) }
  insertAccount(call.world, account)
  connectAccount(call.world, { account: id, request: call.request }, { application, scope: 'read_write', createdByPlatform: true })
  call.answerHeaders['Stripe-Notice'] = 'Stripe recommends Accounts v2 for new integrations. See https://docs.stripe.com/connect/accounts-v2.'
  return account
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const account = find(call, pathId(call))
  const isOwn = account.id === call.key.account && call.key.kind === 'secret'
  if (!isOwn && account.controller?.is_controller !== true) {
    const message = `This application does not have the required permissions for this endpoint on account '${account.id}'.`
    throw new ApiError(403, { type: 'invalid_request_error', code: 'oauth_not_supported', message })
  }
  if (params.settings?.payouts) reconsiderPayouts(call.world, account.id)
  return updateAccount(call.world, { account: account.id, request: call.request }, changes(call, account, params))
}

type ListParams = Infer<typeof listParams>

/** Accounts belong to themselves, so this list is over connections: the newest connection first. */
function listConnected(call: Call, params: ListParams): unknown {
  const { limit = 10, starting_after: after, ending_before: before } = params
  const all = connectedAccounts(call.world, call.account).map((connection) => find(call, connection.account))
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = params.created ?? {}
  const fitting = all.filter(({ created = 0 }) => created > gt && created >= gte && created < lt && created <= lte)
  const at = (id: string, param: string) => {
    const index = fitting.findIndex((account) => account.id === id)
    if (index < 0) throw missing('account', id, param, 400)
    return index
  }
  const rest = after ? fitting.slice(at(after, 'starting_after') + 1) : before ? fitting.slice(0, at(before, 'ending_before')) : fitting
  const data = before ? rest.slice(-limit) : rest.slice(0, limit)
  return { object: 'list', data, has_more: rest.length > limit, url: '/v1/accounts' }
}

export const accountEndpoints = [
  endpoint('GET', '/v1/account', {}, (call) => call.world.store.get('account', call.account)?.object),
  endpoint('GET', '/v1/accounts', listParams, listConnected),
  endpoint('POST', '/v1/accounts', createShape, create),
  endpoint('GET', '/v1/accounts/:id', {}, (call) => find(call, pathId(call))),
  endpoint('POST', '/v1/accounts/:id', updateShape, update),
]
