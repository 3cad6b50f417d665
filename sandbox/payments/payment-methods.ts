import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { CardSecret, Tables } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError, invalidRequest, missing } from '@/sandbox/http/errors'
import type { Infer } from '@/sandbox/http/params'
import { type billingShape, toBillingDetails } from '@/sandbox/http/shapes'
import { type BankDetails, bankObject, bankSecret, checkBank, namedBank } from '@/sandbox/payments/bank/bank-debits'
import { type Decline, testCard } from './cards'
import type { LastError } from './intents'
import { endMandates } from './mandates'
import { type CardDetails, cardObject, cardSecret, checkCard, namedCard } from './typed-cards'

type PaymentMethodRow = Tables['payment_method']

const USED_UP =
  'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without ' +
  'Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a ' +
  'Customer first.'

/** What a new PaymentMethod is made of: a card or a bank account, as it was given, or the card of a token. `param` is where, for errors. */
export type Given =
  | { type: 'card'; details: CardDetails }
  | { type: 'card'; token: TokenCard }
  | { type: 'us_bank_account'; details: BankDetails; param: string }

/** The part of a PaymentMethod that is named like its type. */
export type MethodPart = { card: Stripe.PaymentMethod.Card } | { us_bank_account: Stripe.PaymentMethod.UsBankAccount }

/** What is kept about a token's card once it is a PaymentMethod. */
export function tokenSecret({ number, cvc }: TokenCard): CardSecret {
  return { number, cvc, setUpForOffSession: false, consumed: false }
}

/** Checks what was given, and gives the part of the object and what is kept beside it. Throws 402 for a card that is none, 400 for such an account. */
export function partOf(world: World, given: Given): { part: MethodPart; secret: CardSecret } {
  if ('token' in given) return { part: { card: given.token.card }, secret: tokenSecret(given.token) }
  if (given.type === 'us_bank_account') {
    checkBank(given.details, given.param)
    return { part: { us_bank_account: bankObject(given.details) }, secret: bankSecret(given.details) }
  }
  const card = checkCard(world, given.details)
  return { part: { card: cardObject(card, given.details) }, secret: cardSecret(card, given.details) }
}

/** The part of a stored PaymentMethod, or of its preview. `id` is that of the row it is in. */
export function partOfMethod(
  id: string,
  { card, us_bank_account }: Pick<Stripe.ConfirmationToken.PaymentMethodPreview, 'card' | 'us_bank_account'>,
): MethodPart {
  if (card) return { card }
  if (us_bank_account) return { us_bank_account }
  throw new Error(`${id} is of no known type`)
}

/** Writes a new PaymentMethod of a checked card or bank account on an account. */
export function insertPaymentMethod(
  world: World,
  account: string,
  parts: {
    part: MethodPart
    secret: CardSecret
    billing: Stripe.PaymentMethod.BillingDetails
    metadata?: Record<string, string>
    allowRedisplay?: Stripe.PaymentMethod.AllowRedisplay
    /** Of a token's card, which had its id before. */
    id?: string
  },
): PaymentMethodRow {
  const id = parts.id ?? accountId('pm', account, world.clock.now())
  const method: Stripe.PaymentMethod = {
    id,
    object: 'payment_method',
    allow_redisplay: parts.allowRedisplay ?? 'unspecified',
    billing_details: parts.billing,
    ...parts.part,
    created: world.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: parts.metadata ?? {},
    type: 'card' in parts.part ? 'card' : 'us_bank_account',
  }
  return world.store.insert('payment_method', account, id, method, parts.secret)
}

/** A fresh PaymentMethod from typed details. Throws like `partOf`. */
export function createFromDetails(
  world: World,
  account: string,
  given: Given,
  billing?: Infer<typeof billingShape>,
  more: { metadata?: Record<string, string>; allowRedisplay?: Stripe.PaymentMethod.AllowRedisplay } = {},
): PaymentMethodRow {
  const known = 'token' in given ? given.token.billing : undefined
  return insertPaymentMethod(world, account, { ...partOf(world, given), billing: toBillingDetails(billing, known), ...more })
}

/** The end of "No such PaymentMethod", which says where it might be [rec]. */
function elsewhere(world: World, account: string, id: string): string {
  const row = world.store.get('payment_method', id)
  const isPlatformOwned = row && [...world.store.newest('application', row.account)].length > 0 && row.account !== account
  if (isPlatformOwned) {
    return (
      '; OAuth key or Stripe-Account header was used but API request was provided with a platform-owned payment method ID. Please ensure that ' +
      'the provided payment method matches the specified account.'
    )
  }
  const isPlatform = [...world.store.newest('application', account)].length > 0
  return isPlatform
    ? "; It's possible this PaymentMethod exists on one of your connected accounts, in which case you should retry this request on that connected " +
        'account. Learn more at https://stripe.com/docs/connect/authentication'
    : ''
}

/**
 * The PaymentMethod with this id on the account; a test name makes a new one. Throws Stripe's `resource_missing`: 404 for an id in the path,
 * 400 for one in the body.
 */
export function findPaymentMethod(world: World, account: string, id: string, where: 'path' | 'body'): PaymentMethodRow {
  const row = world.store.owned('payment_method', account, id)
  if (row) return row
  const card = id.startsWith('pm_card_') ? namedCard(world, id) : null
  if (card) return createFromDetails(world, account, { type: 'card', details: card })
  const bank = namedBank(id)
  if (bank) return createFromDetails(world, account, { type: 'us_bank_account', details: bank, param: '' }, { name: 'Jenny Rosen' })
  throw missing('PaymentMethod', id, 'payment_method', where === 'path' ? 404 : 400, elsewhere(world, account, id))
}

/** Throws when a PaymentMethod has been used up. */
export function refuseUsedUp(method: PaymentMethodRow): void {
  if (method.hidden.consumed && method.object.customer === null) throw invalidRequest(USED_UP)
}

/** The 402 body of a refusal, without the objects it concerns. `param` is an empty text at attaching [rec]. */
export function declineBody(decline: Decline): LastError {
  const { code, declineCode, message, advice, networkCode, networkAdvice, param } = decline
  return {
    type: 'card_error',
    code,
    decline_code: declineCode,
    message,
    ...(param !== undefined && { param }),
    ...(advice && { advice_code: advice }),
    ...(networkCode && { network_decline_code: networkCode }),
    ...(networkAdvice && { network_advice_code: networkAdvice }),
  }
}

/** Attaches to a customer and emits `payment_method.attached`. Throws 402 for the cards that cannot be attached. */
export function attachPaymentMethod(world: World, scope: Scope, method: PaymentMethodRow, customer: string): PaymentMethodRow {
  if (method.object.customer === customer) return method
  if (method.object.customer !== null) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.')
  }
  refuseUsedUp(method)
  refuseOnAttach(method)
  return markAttached(world, scope, method, customer)
}

/** Throws 402 for the cards that cannot be saved. */
export function refuseOnAttach(method: PaymentMethodRow): void {
  const refusal = testCard(method.hidden.number)?.onAttach
  if (!refusal) return
  const { type, code, decline_code, message } = declineBody(refusal)
  throw new ApiError(402, { type, code, decline_code, message, param: refusal.param ?? '' }, { keepsWork: false })
}

/** The same for a card that a setup or payment has just proved; nothing is refused any more. */
export function markAttached(world: World, scope: Scope, method: PaymentMethodRow, customer: string): PaymentMethodRow {
  const row = attachSilently(world, method, customer)
  emit(world, scope, 'payment_method.attached', row, 'payment_method')
  return row
}

/** Writes that a payment method is a customer's, and what its bank said of code and address. Its event is the caller's business. */
export function attachSilently(world: World, method: PaymentMethodRow, customer: string): PaymentMethodRow {
  const { card } = method.object
  const profile = testCard(method.hidden.number)
  const cvcCheck = method.hidden.cvc === 'given' ? (profile?.cvcCheck ?? 'pass') : null
  const postalCheck = method.object.billing_details.address?.postal_code ? (profile?.postalCheck ?? 'pass') : null
  const checks = { address_line1_check: null, address_postal_code_check: postalCheck, cvc_check: cvcCheck }
  return world.store.update('payment_method', method.id, { customer, ...(card && { card: { ...card, checks } }) })
}

/** Takes a PaymentMethod from its customer for good, and emits `payment_method.detached`. Inside a transaction. */
export function detachPaymentMethod(world: World, scope: Scope, method: PaymentMethodRow): PaymentMethodRow {
  const next = world.store.update('payment_method', method.id, { customer: null }, { consumed: true })
  emit(world, scope, 'payment_method.detached', next, 'payment_method', { customer: method.object.customer })
  endMandates(world, scope, method.id)
  return next
}
