import type Stripe from 'stripe'
import { freshStandard, personsOf } from '@/sandbox/accounts/account-requirements'
import { insertAccount, newAccount, updateAccount } from '@/sandbox/accounts/accounts'
import { requestedStatuses, requestTimes, statusesOf } from '@/sandbox/accounts/capabilities'
import { tellCompany } from '@/sandbox/accounts/companies'
import { connectAccount, connectedAccounts } from '@/sandbox/accounts/connect'
import { collectsRequirements, controllerFor } from '@/sandbox/accounts/controllers'
import { changePerson, insertPerson } from '@/sandbox/accounts/persons'
import { reconsiderRequirements } from '@/sandbox/accounts/verification'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { newAccountId } from '@/sandbox/core/ids'
import { ApiError, invalidRequest, missing } from '@/sandbox/http/errors'
import { inRange } from '@/sandbox/http/pagination'
import { type Infer, mergeMetadata } from '@/sandbox/http/params'
import { presentAccount } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'
import { applicationOf } from '@/sandbox/keys/auth'
import { reconsiderPayouts } from '@/sandbox/money/automatic-payouts'
import { changedPayouts, payoutsOf } from '@/sandbox/money/payout-settings'
import { currencyOf } from '@/sandbox/oauth/countries'
import { insertBankAccount } from '@/sandbox/payments/bank/bank-accounts'
import { controlledAccount, visibleAccount } from './account-access'
import { createShape, writableShape } from './account-shapes'
import { withAccountToken } from './account-tokens'
import { resolveBank } from './external-accounts'
import { companyFacts, personFacts } from './person-shapes'
import { requireTeller } from './persons'

type Writable = Infer<typeof writableShape>

function changedSettings(call: Call, before: Stripe.Account, change: NonNullable<Writable['settings']>): Partial<Stripe.Account> {
  if (!before.settings) return {}
  const { card_payments: card, payments } = before.settings
  const prefix = change.card_payments?.statement_descriptor_prefix
  const settings = {
    ...before.settings,
    card_payments: { ...card, statement_descriptor_prefix: prefix === undefined ? card.statement_descriptor_prefix : prefix },
    payments: { ...payments, statement_descriptor: change.payments?.statement_descriptor ?? payments.statement_descriptor },
    ...(change.payouts && { payouts: changedPayouts(payoutsOf(call.world, before.id), change.payouts) }),
  }
  return { settings }
}

function changes(call: Call, before: Stripe.Account, params: Writable): Partial<Stripe.Account> {
  const fields: Partial<Stripe.Account> = { metadata: mergeMetadata(before.metadata ?? {}, params.metadata) }
  if (params.business_profile && before.business_profile) fields.business_profile = { ...before.business_profile, ...params.business_profile }
  if (params.business_type) fields.business_type = params.business_type
  if (params.email) fields.email = params.email
  if (params.default_currency) fields.default_currency = params.default_currency.toLowerCase()
  if (params.settings) Object.assign(fields, changedSettings(call, before, params.settings))
  if (params.capabilities) fields.capabilities = requestedStatuses(before, params.capabilities)
  if (params.tos_acceptance) fields.tos_acceptance = { ...before.tos_acceptance, ...params.tos_acceptance }
  return fields
}

/** Where Stripe collects, its owner accepts the terms and names the bank on Stripe's own pages. Throws 400. */
function checkCollector(account: Stripe.Account, params: Writable): void {
  if (collectsRequirements(account)) return
  const refused = params.tos_acceptance ? 'tos_acceptance' : params.external_account ? 'external_account' : null
  if (!refused) return
  const message = `You cannot set ${refused} on accounts where Stripe collects the requirements, including Standard and Express accounts.`
  throw invalidRequest(message, { param: refused })
}

/** Writes who stands behind the account: a person, or a company. Throws 400 where that does not go with the type of its business. */
function writeIdentity(call: Call, account: Stripe.Account, params: Writable): void {
  if (params.individual) {
    requireTeller(call, account, 'individual')
    if (params.business_type !== 'individual' && account.business_type !== 'individual') {
      throw invalidRequest('`individual` can be set only where `business_type` is individual.', { param: 'individual' })
    }
    const scope = { account: account.id, request: call.request }
    const person = personsOf(call.world, account.id).find((row) => row.hidden.isIndividual)
    const facts = personFacts(call, account.id, params.individual, person?.object.metadata ?? {}, 'individual')
    if (person) changePerson(call.world, scope, person, facts)
    else insertPerson(call.world, scope, facts, true)
  }
  if (!params.company) return
  requireTeller(call, account, 'company')
  tellCompany(call.world, account.id, companyFacts(call, account.id, params.company))
}

/** Writes what lies beside the account: its bank account, the people behind it, and the times of its requests. */
function writeBeside(call: Call, account: Stripe.Account, params: Writable): void {
  const { world } = call
  writeIdentity(call, account, params)
  if (params.external_account) {
    const given = resolveBank(call, params.external_account)
    const currency = given.currency ?? account.default_currency ?? 'usd'
    insertBankAccount(world, account.id, { ...given, currency, metadata: {} }, true)
    reconsiderPayouts(world, account.id)
  }
  const requested = { ...requestTimes(world, account.id) }
  for (const [name, isWanted] of Object.entries(params.capabilities ?? {})) {
    if (isWanted && !statusesOf(account)[name]) requested[name] = world.clock.now()
  }
  world.store.update('account', account.id, {}, { requested })
}

function shown(call: Call, id: string): Stripe.Account {
  return presentAccount(call.world, call.world.store.need('account', id))
}

/** Makes an account that the caller's platform is connected to. */
export function createAccount(call: Call, sent: Infer<typeof createShape>): Stripe.Account {
  const params = withAccountToken(call, sent)
  const application = applicationOf(call.world, call.account)
  if (!application || call.application) {
    const message =
      "You can only create new accounts if you've signed up for Connect, which you can learn how to do at https://stripe.com/docs/connect."
    throw new ApiError(400, { type: 'invalid_request_error', message })
  }
  const { type, controller } = controllerFor(params.type, params.controller)
  const id = newAccountId(call.world.clock.now())
  const country = (params.country ?? call.world.store.get('account', call.account)?.object.country ?? 'US').toUpperCase()
  const facts = {
    business_name: params.business_profile?.name ?? '',
    country,
    default_currency: params.default_currency ?? currencyOf(country),
    email: params.email ?? null,
    charges_enabled: false,
  }
  const fresh = { ...newAccount(call.world, id, facts, controller), type }
  // The platform says what it wants; standard accounts get what they need from Stripe's own onboarding.
  Object.assign(fresh, type === 'standard' ? freshStandard(fresh) : { capabilities: {} })
  checkCollector(fresh, params)
  const scope = { account: id, request: call.request }
  insertAccount(call.world, { ...fresh, ...changes(call, fresh, params) })
  writeBeside(call, fresh, params)
  connectAccount(call.world, scope, { application, scope: 'read_write', createdByPlatform: true })
  call.answerHeaders['Stripe-Notice'] = 'Stripe recommends Accounts v2 for new integrations. See https://docs.stripe.com/connect/accounts-v2.'
  reconsiderRequirements(call.world, scope)
  return shown(call, scope.account)
}

/** Changes the account of the path. */
export function changeAccount(call: Call, sent: Writable): Stripe.Account {
  const params = withAccountToken(call, sent)
  const account = controlledAccount(call, pathId(call))
  checkCollector(account, params)
  if (params.settings?.payouts) reconsiderPayouts(call.world, account.id)
  const fields = changes(call, account, params)
  writeBeside(call, account, params)
  const scope = { account: account.id, request: call.request }
  updateAccount(call.world, scope, fields)
  reconsiderRequirements(call.world, scope)
  return shown(call, scope.account)
}

type ListParams = Infer<typeof listParams>

/** Accounts belong to themselves, so this list is over connections: the newest connection first. */
function listConnected(call: Call, params: ListParams): unknown {
  const { limit = 10, starting_after: after, ending_before: before } = params
  const all = connectedAccounts(call.world, call.account).map((connection) => visibleAccount(call, connection.account))
  const fitting = all.filter(({ created = 0 }) => inRange(created, params.created))
  const at = (id: string, param: string) => {
    const index = fitting.findIndex((account) => account.id === id)
    if (index < 0) throw missing('account', id, param, 400)
    return index
  }
  const rest = after ? fitting.slice(at(after, 'starting_after') + 1) : before ? fitting.slice(0, at(before, 'ending_before')) : fitting
  const data = (before ? rest.slice(-limit) : rest.slice(0, limit)).map(({ id }) => shown(call, id))
  return { object: 'list', data, has_more: rest.length > limit, url: '/v1/accounts' }
}

export const accountEndpoints = [
  endpoint('GET', '/v1/account', {}, (call) => shown(call, call.account)),
  endpoint('GET', '/v1/accounts', listParams, listConnected),
  endpoint('POST', '/v1/accounts', createShape, createAccount),
  endpoint('GET', '/v1/accounts/:id', {}, (call) => shown(call, visibleAccount(call, pathId(call)).id)),
  endpoint('POST', '/v1/accounts/:id', writableShape, changeAccount),
]
