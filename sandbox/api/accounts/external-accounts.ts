import { collectsRequirements } from '@/sandbox/accounts/controllers'
import { reconsiderRequirements } from '@/sandbox/accounts/verification'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { currency } from '@/sandbox/api/payments/payment-intent-shapes'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError, invalidRequest, missing } from '@/sandbox/http/errors'
import type { Raw } from '@/sandbox/http/form'
import { page } from '@/sandbox/http/pagination'
import {
  clearable,
  clearableText,
  flag,
  hash,
  type Infer,
  ignored,
  mergeMetadata,
  metadata,
  oneOf,
  required,
  type Spec,
  text,
  unsupported,
} from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { requireConnected } from '@/sandbox/keys/auth'
import { reconsiderPayouts } from '@/sandbox/money/automatic-payouts'
import {
  type BankAccountRow,
  type BankFacts,
  bankAccountsOf,
  insertBankAccount,
  removeBankAccount,
  updateBankAccount,
} from '@/sandbox/payments/bank/bank-accounts'
import { redeemTold } from '@/sandbox/payments/tokens'

const holderType = oneOf('company', 'individual')
const bankFields = {
  account_holder_name: text(),
  account_holder_type: holderType,
  account_number: required(text(34)),
  country: required(text(2)),
  currency: currency(),
  routing_number: text(20),
}
const bankHash = hash({ ...bankFields, object: required(oneOf('bank_account')) })
const tokenHash = hash({ ...bankFields, account_type: ignored(), payment_method: unsupported() })

/** Stripe's test tokens for bank accounts, by what becomes of payouts to them [doc connect/testing]. */
const TOKENS: Record<string, string> = {
  btok_us: '000123456789',
  btok_us_verified: '000123456789',
  btok_us_noAccount: '000111111116',
  btok_us_accountClosed: '000111111113',
}

type Given = Omit<BankFacts, 'metadata' | 'currency'> & { currency: string | null }
type Named = { token: string; currency: null }

/** A bank account as a parameter: numbers, one of Stripe's test tokens, or a token that was made. */
export const bank: Spec<Given | Named> = {
  parse: (raw: Raw, path) => (typeof raw === 'string' ? fromToken(raw, path) : fromNumbers(bankHash.parse(raw, path), path)),
}

/** A bank account of which a token is made. */
export const bankOfToken: Spec<Given> = { parse: (raw: Raw, path) => fromNumbers(tokenHash.parse(raw, path), path) }

/** The bank account itself; a token is used up. Throws 400. */
export function resolveBank(call: Call, given: Given | Named): Given {
  if (!('token' in given)) return given
  return bankOfToken.parse(redeemTold(call.world, call.account, given.token, { type: 'bank_account', param: 'external_account' }), 'bank_account')
}

function fromNumbers(given: Infer<typeof bankFields>, path: string): Given {
  const number = given.account_number.replace(/[\s-]/g, '').toUpperCase()
  if (!/^([A-Z]{2}[A-Z0-9]{12,32}|\d{4,18})$/.test(number)) {
    const message =
      'You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/connect/testing.'
    throw invalidRequest(message, { code: 'account_number_invalid', param: `${path}[account_number]` })
  }
  const country = given.country.toUpperCase()
  if (country === 'US' && !/^\d{9}$/.test(given.routing_number ?? '')) {
    throw invalidRequest('Invalid routing number for US: it has 9 digits.', { code: 'routing_number_invalid', param: `${path}[routing_number]` })
  }
  return {
    country,
    currency: given.currency ?? null,
    number,
    routing: given.routing_number ?? null,
    holderName: given.account_holder_name ?? null,
    holderType: given.account_holder_type ?? null,
  }
}

function fromToken(token: string, path: string): Given | Named {
  const number = TOKENS[text().parse(token, path)]
  if (!number && /^btok_\d/.test(token)) return { token, currency: null }
  if (!number) throw missing('token', token, path, 400)
  return { country: 'US', currency: 'usd', number, routing: '110000000', holderName: null, holderType: null }
}

/** The account named in the path, which must be the caller's own or one that it controls. Throws 403. */
function owner(call: Call, isChange: boolean): Scope {
  const id = pathId(call)
  requireConnected(call.world, call.key, id)
  const account = call.world.store.get('account', id)?.object
  if (!account) throw missing('account', id, 'account', 404)
  const isOwn = id === call.key.account && call.key.kind === 'secret'
  if (isChange && !isOwn && !collectsRequirements(account)) {
    const message = `This application does not have the required permissions for this endpoint on account '${id}'.`
    throw new ApiError(403, { type: 'invalid_request_error', message })
  }
  return { account: id, request: call.request }
}

function find(call: Call, scope: Scope): BankAccountRow {
  const id = pathId(call, 'bank')
  const row = call.world.store.owned('external_account', scope.account, id)
  if (row) return row
  throw missing('external account', id, 'id', 404)
}

const createShape = { default_for_currency: flag(), external_account: required(bank), metadata: metadata() }
const updateShape = {
  account_holder_name: clearableText(),
  account_holder_type: clearable(holderType),
  account_type: unsupported(),
  address_city: unsupported(),
  address_country: unsupported(),
  address_line1: unsupported(),
  address_line2: unsupported(),
  address_state: unsupported(),
  address_zip: unsupported(),
  default_for_currency: flag(),
  documents: unsupported(),
  exp_month: unsupported(),
  exp_year: unsupported(),
  metadata: metadata(),
  name: unsupported(),
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const scope = owner(call, true)
  const own = call.world.store.get('account', scope.account)?.object.default_currency ?? 'usd'
  const given = resolveBank(call, params.external_account)
  const facts = { ...given, currency: given.currency ?? own, metadata: mergeMetadata({}, params.metadata) }
  const row = insertBankAccount(call.world, scope.account, facts, params.default_for_currency ?? false)
  emit(call.world, scope, 'account.external_account.created', row, 'external_account')
  reconsiderPayouts(call.world, scope.account)
  reconsiderRequirements(call.world, scope)
  return row.object
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const scope = owner(call, true)
  const { id, object: before } = find(call, scope)
  return updateBankAccount(call.world, scope, id, {
    metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
    ...(params.account_holder_name !== undefined && { account_holder_name: params.account_holder_name }),
    ...(params.account_holder_type !== undefined && { account_holder_type: params.account_holder_type }),
    ...(params.default_for_currency && { default_for_currency: true }),
  }).object
}

function remove(call: Call): unknown {
  const scope = owner(call, true)
  const row = find(call, scope)
  const isLast = bankAccountsOf(call.world, scope.account).filter(({ object }) => object.currency === row.object.currency).length === 1
  if (row.object.default_for_currency && !isLast) {
    const message =
      'You cannot delete the default external account for your default currency. Please make another external account the default first.'
    throw invalidRequest(message, { param: 'id' })
  }
  removeBankAccount(call.world, scope, row)
  return { id: row.id, object: 'bank_account', currency: row.object.currency, deleted: true }
}

const PATH = '/v1/accounts/:id/external_accounts'

export const externalAccountEndpoints = [
  endpoint('POST', PATH, createShape, create),
  endpoint('GET', PATH, { ...listParams, object: oneOf('bank_account', 'card') }, (call, params) => {
    const { account } = owner(call, false)
    const url = `/v1/accounts/${account}/external_accounts`
    const where = () => params.object !== 'card'
    // Bank accounts carry no time of creation, so there is nothing to filter by it.
    return page(call.world, { table: 'external_account', account, url, noun: 'external account', where }, { ...params, created: undefined })
  }),
  endpoint('GET', `${PATH}/:bank`, {}, (call) => find(call, owner(call, false)).object),
  endpoint('POST', `${PATH}/:bank`, updateShape, update),
  endpoint('DELETE', `${PATH}/:bank`, {}, remove),
]
