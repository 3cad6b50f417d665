import { accountOfToken, personOfToken } from '@/sandbox/api/accounts/account-tokens'
import { bankOfToken } from '@/sandbox/api/accounts/external-accounts'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import type { Raw, RawHash } from '@/sandbox/http/form'
import { type Infer, type Spec, text, unsupported } from '@/sandbox/http/params'
import { bankView } from '@/sandbox/payments/bank/bank-accounts'
import { isCardSource } from '@/sandbox/payments/card-sources'
import { findToken, insertCardToken, insertTold } from '@/sandbox/payments/tokens'
import { findCustomer } from './customers'
import { readTypedSource, typedSource } from './typed-source'

type TypedCard = Infer<typeof cardShapeOnly>
const cardShapeOnly = { card: typedSource }

/** The id of a saved card, or a card as it was typed. */
const card: Spec<string | TypedCard['card']> = {
  parse: (raw: Raw, path) => (typeof raw === 'string' ? text().parse(raw, path) : typedSource.parse(raw, path)),
}

/** Checked now and kept as it was sent, to be read again when the token is used. */
function told(spec: Spec<unknown>): Spec<RawHash> {
  return {
    ...(spec.fields && { fields: spec.fields }),
    parse: (raw: Raw, path) => {
      spec.parse(raw, path)
      if (typeof raw === 'string' || Array.isArray(raw)) throw invalidRequest('Invalid object', { param: path })
      return raw
    },
  }
}

const createShape = {
  account: told(accountOfToken),
  bank_account: told(bankOfToken),
  card,
  customer: text(),
  cvc_update: unsupported(),
  person: told(personOfToken),
  pii: unsupported(),
}

/** A token of an account, a person or a bank account; null where none of them was sent. */
function toldToken(call: Call, { account, bank_account: bank, person }: Infer<typeof createShape>): Tables['token'] | null {
  const { world, account: owner, ip: clientIp } = call
  if (account) return insertTold(world, owner, 'account', account, { clientIp })
  if (person) return insertTold(world, owner, 'person', person, { clientIp })
  if (!bank) return null
  const facts = bankOfToken.parse(bank, 'bank_account')
  const currency = facts.currency ?? world.store.get('account', owner)?.object.default_currency ?? 'usd'
  const view = bankView(accountId('ba', owner, world.clock.now()), { ...facts, currency })
  return insertTold(world, owner, 'bank_account', bank, { clientIp, bank: view })
}

/** The platform whose customer is shared with the account of the call. Throws 400 for a call on the platform itself. */
function sharingPlatform(call: Call): string {
  const platform = call.application && call.world.store.get('application', call.application)?.account
  if (platform && platform !== call.account) return platform
  const message =
    'You can only create a token for a customer with an OAuth access token or the Stripe-Account header: it is for a connected account, of a customer of ' +
    'its platform.'
  throw invalidRequest(message, { param: 'customer' })
}

/**
 * A token of a platform's customer for a connected account: of the card that is named, else of its default source [doc connect/cloning-customers-across-accounts].
 * The card on the connected account is another one, with the same fingerprint and without its security code.
 */
function share(call: Call, customerId: string, named: string | undefined): Tables['token'] {
  const platform = sharingPlatform(call)
  const customer = findCustomer(call.world, platform, customerId, 'body')
  const id = named ?? customer.object.default_source
  if (typeof id !== 'string') throw invalidRequest('The customer must have an active payment source attached.', { param: 'customer' })
  const source = call.world.store.owned('payment_method', platform, id)
  if (!source || !isCardSource(source) || source.object.customer !== customer.id) throw missing('source', id, 'card', 400)
  const { card: saved, billing_details: billing } = source.object
  if (!saved) throw new Error(`${id} is no card`)
  const checks = { address_line1_check: null, address_postal_code_check: null, cvc_check: null }
  const copy: TokenCard = {
    id: accountId('card', call.account, call.world.clock.now()),
    number: source.hidden.number,
    cvc: 'none',
    card: { ...saved, checks },
    billing,
  }
  return insertCardToken(call.world, call.account, copy, null)
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  const { card: sent, customer } = params
  const of = (['account', 'bank_account', 'card', 'person'] as const).filter((name) => params[name] !== undefined)
  if (of.length > 1) throw invalidRequest(`You may only specify one of these parameters: ${of.join(', ')}.`, { code: 'parameters_exclusive' })
  const made = toldToken(call, params)
  if (made) return made.object
  if (customer && typeof sent !== 'object') return share(call, customer, sent).object
  if (customer) throw invalidRequest('With a customer, card must be the id of one of its cards.', { param: 'card' })
  if (sent === undefined) {
    const message = 'You must supply either a card, customer, PII data, bank account, or account legal entity to create a token.'
    throw invalidRequest(message)
  }
  if (typeof sent === 'string') throw missing('token', sent, 'card', 400)
  return insertCardToken(call.world, call.account, readTypedSource(call, sent), call.ip).object
}

export const tokenEndpoints = [
  endpoint('POST', '/v1/tokens', createShape, create, { publishable: true }),
  endpoint('GET', '/v1/tokens/:id', {}, (call) => findToken(call.world, call.account, pathId(call), { param: 'token', status: 404 }).object, {
    publishable: true,
  }),
]
