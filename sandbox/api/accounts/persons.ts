import type Stripe from 'stripe'
import { collectsRequirements } from '@/sandbox/accounts/controllers'
import { changePerson, insertPerson, removePerson } from '@/sandbox/accounts/persons'
import { reconsiderRequirements } from '@/sandbox/accounts/verification'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { flag, hash, type Infer, text } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'
import { controlledAccount } from './account-access'
import { withPersonToken } from './account-tokens'
import { personFacts, personShape } from './person-shapes'

const ROLES = ['authorizer', 'director', 'executive', 'legal_guardian', 'owner', 'representative'] as const
const tellShape = { ...personShape, person_token: text() }
const listShape = {
  ...listParams,
  relationship: hash({
    authorizer: flag(),
    director: flag(),
    executive: flag(),
    legal_guardian: flag(),
    owner: flag(),
    representative: flag(),
  }),
}

/** The account, if its persons are its platform's business: not once its owner tells Stripe itself. Throws 403 or 400. */
function accountToTell(call: Call, what: string): Stripe.Account {
  const account = controlledAccount(call, pathId(call))
  requireTeller(call, account, what)
  return account
}

/** Throws 400 where Stripe collects and a link to the hosted form was made: from then on only the owner tells [sdk]. */
export function requireTeller(call: Call, account: Stripe.Account, what: string): void {
  const isOwn = account.id === call.key.account
  if (isOwn || collectsRequirements(account) || !call.world.store.get('account', account.id)?.hidden.isLinked) return
  const message = `You cannot set ${what} of account ${account.id} once an Account Link was made, because Stripe collects its requirements.`
  throw invalidRequest(message, { param: what })
}

function find(call: Call, account: string): Tables['person'] {
  const row = call.world.store.owned('person', account, pathId(call, 'person'))
  if (row) return row
  throw missing('person', pathId(call, 'person'), 'person', 404)
}

const scopeOf = (call: Call, account: string) => ({ account, request: call.request })

function requireOneRepresentative(call: Call, account: string, params: Infer<typeof personShape>, but: string | null): void {
  if (!params.relationship?.representative) return
  for (const row of call.world.store.newest('person', account)) {
    if (row.id === but || !row.object.relationship?.representative) continue
    const message = `Account ${account} has a representative already: ${row.id}. There can be one only.`
    throw invalidRequest(message, { param: 'relationship[representative]' })
  }
}

function create(call: Call, sent: Infer<typeof tellShape>): unknown {
  const params = withPersonToken(call, sent)
  const account = accountToTell(call, 'persons')
  if (account.business_type === 'individual') {
    throw invalidRequest('Accounts of individuals are about one person: set `individual` of the account instead.')
  }
  requireOneRepresentative(call, account.id, params, null)
  const scope = scopeOf(call, account.id)
  const { id } = insertPerson(call.world, scope, personFacts(call, account.id, params), false)
  reconsiderRequirements(call.world, scope)
  return shown(call, id)
}

function shown(call: Call, id: string): unknown {
  return present(call.world, 'person', call.world.store.need('person', id))
}

function update(call: Call, sent: Infer<typeof tellShape>): unknown {
  const params = withPersonToken(call, sent)
  const account = accountToTell(call, 'persons')
  const row = find(call, account.id)
  requireOneRepresentative(call, account.id, params, row.id)
  const scope = scopeOf(call, account.id)
  changePerson(call.world, scope, row, personFacts(call, account.id, params, row.object.metadata ?? {}))
  reconsiderRequirements(call.world, scope)
  return shown(call, row.id)
}

/** The representative of an account that may charge cannot be removed [doc], nor can the individual an account is. Throws 400. */
function remove(call: Call): unknown {
  const account = accountToTell(call, 'persons')
  const row = find(call, account.id)
  if (row.hidden.isIndividual || (row.object.relationship?.representative && account.charges_enabled)) {
    throw invalidRequest(`Person ${row.id} cannot be deleted: account ${account.id} is represented by them.`)
  }
  const scope = scopeOf(call, account.id)
  removePerson(call.world, scope, row)
  reconsiderRequirements(call.world, scope)
  return { id: row.id, object: 'person', deleted: true }
}

function listOf(call: Call, params: Infer<typeof listShape>): unknown {
  const { id } = controlledAccount(call, pathId(call))
  const { relationship: wanted, ...rest } = params
  const fits = (person: Stripe.Person) =>
    ROLES.every((role) => wanted?.[role] === undefined || (person.relationship?.[role] ?? false) === wanted[role])
  const list = { table: 'person' as const, account: id, url: `/v1/accounts/${id}/persons`, noun: 'person' }
  return page(call.world, { ...list, where: ({ object }) => fits(object) }, rest)
}

const one = '/v1/accounts/:id/persons/:person'

export const personEndpoints = [
  endpoint('GET', '/v1/accounts/:id/persons', listShape, listOf),
  endpoint('POST', '/v1/accounts/:id/persons', tellShape, create),
  endpoint('GET', one, {}, (call) => present(call.world, 'person', find(call, controlledAccount(call, pathId(call)).id))),
  endpoint('POST', one, tellShape, update),
  endpoint('DELETE', one, {}, remove),
]
