import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { CardSecret, Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError, invalidRequest, missing } from '@/sandbox/http/errors'
import type { Infer } from '@/sandbox/http/params'
import { type billingShape, toBillingDetails } from '@/sandbox/http/shapes'
import { type BankDetails, bankObject, bankSecret, checkBank, namedBank } from '@/sandbox/payments/bank/bank-debits'
import { type Decline, fingerprint, hasValidCheckDigit, numberOfName, type TestCard, testCard } from './cards'
import type { LastError } from './intents'
import { endMandates } from './mandates'

type PaymentMethodRow = Tables['payment_method']

const USED_UP =
  'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without ' +
  'Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a ' +
  'Customer first.'

/** A card as it was typed, or as a test name stands for it. */
export interface CardDetails {
  number: string
  exp_month: number
  exp_year: number
  cvc?: string
}

/** What a new PaymentMethod is made of: a card or a bank account, as it was given. `param` is where, for errors. */
export type Given = { type: 'card'; details: CardDetails } | { type: 'us_bank_account'; details: BankDetails; param: string }

/** The part of a PaymentMethod that is named like its type. */
export type MethodPart = { card: Stripe.PaymentMethod.Card } | { us_bank_account: Stripe.PaymentMethod.UsBankAccount }

function cardError(code: string, param: string, message: string, more: object = {}): ApiError {
  return new ApiError(402, { type: 'card_error', code, param, message, ...more }, { keepsWork: false })
}

/** Checks a typed card as Stripe does at once: form first, then whether it is a test card. Throws 402. */
function checkCard(world: World, details: CardDetails): TestCard {
  const number = details.number.replace(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(number) || !hasValidCheckDigit(number)) {
    throw cardError('incorrect_number', 'number', 'Your card number is incorrect.')
  }
  const now = new Date(world.clock.nowMs())
  const year = details.exp_year < 100 ? 2000 + details.exp_year : details.exp_year
  if (details.exp_month < 1 || details.exp_month > 12) {
    throw cardError('invalid_expiry_month', 'exp_month', "Your card's expiration month is invalid.")
  }
  if (year < now.getUTCFullYear() || year > now.getUTCFullYear() + 50) {
    throw cardError('invalid_expiry_year', 'exp_year', "Your card's expiration year is invalid.")
  }
  if (year === now.getUTCFullYear() && details.exp_month < now.getUTCMonth() + 1) {
    throw cardError('invalid_expiry_month', 'exp_month', "Your card's expiration month is invalid.")
  }
  const card = testCard(number)
  if (!card) {
    const message =
      'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: ' +
      'https://stripe.com/docs/testing.'
    throw cardError('card_declined', 'number', message, { decline_code: 'test_mode_live_card' })
  }
  if (details.cvc !== undefined && !(card.brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/).test(details.cvc)) {
    throw cardError('invalid_cvc', 'cvc', "Your card's security code is invalid.")
  }
  return card
}

/** The details that a test name (`pm_card_visa`, `tok_visa`) stands for, or null. */
export function namedCard(world: World, name: string): CardDetails | null {
  const number = numberOfName(name)
  const now = new Date(world.clock.nowMs())
  return number ? { number, exp_month: now.getUTCMonth() + 1, exp_year: now.getUTCFullYear() + 1, cvc: '123' } : null
}

/** The `card` part of a PaymentMethod or of a confirmation token's preview. */
function cardObject(card: TestCard, details: CardDetails): Stripe.PaymentMethod.Card {
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: details.cvc === undefined ? null : 'unchecked' },
    country: card.country,
    display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
    exp_month: details.exp_month,
    exp_year: details.exp_year < 100 ? 2000 + details.exp_year : details.exp_year,
    fingerprint: fingerprint(card.number),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.brand !== 'amex' },
    wallet: null,
  }
}

/** What is kept about a card beside the object. */
function cardSecret(card: TestCard, details: CardDetails): CardSecret {
  return { number: card.number, cvc: details.cvc === undefined ? 'none' : 'given', setUpForOffSession: false, consumed: false }
}

/** Checks what was given, and gives the part of the object and what is kept beside it. Throws 402 for a card that is none, 400 for such an account. */
export function partOf(world: World, given: Given): { part: MethodPart; secret: CardSecret } {
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
  },
): PaymentMethodRow {
  const id = accountId('pm', account, world.clock.now())
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
  return insertPaymentMethod(world, account, { ...partOf(world, given), billing: toBillingDetails(billing), ...more })
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
  const card = testCard(method.hidden.number)
  if (card?.onAttach) {
    const { type, code, decline_code, message } = declineBody(card.onAttach)
    throw new ApiError(402, { type, code, decline_code, message, param: card.onAttach.param ?? '' }, { keepsWork: false })
  }
  return markAttached(world, scope, method, customer)
}

/** The same for a card that a setup or payment has just proved; nothing is refused any more. */
export function markAttached(world: World, scope: Scope, method: PaymentMethodRow, customer: string): PaymentMethodRow {
  const { card } = method.object
  const profile = testCard(method.hidden.number)
  const cvcCheck = method.hidden.cvc === 'given' ? (profile?.cvcCheck ?? 'pass') : null
  const postalCheck = method.object.billing_details.address?.postal_code ? (profile?.postalCheck ?? 'pass') : null
  const checks = { address_line1_check: null, address_postal_code_check: postalCheck, cvc_check: cvcCheck }
  const row = world.store.update('payment_method', method.id, { customer, ...(card && { card: { ...card, checks } }) })
  emit(world, scope, 'payment_method.attached', row, 'payment_method')
  return row
}

/** Takes a PaymentMethod from its customer for good, and emits `payment_method.detached`. Inside a transaction. */
export function detachPaymentMethod(world: World, scope: Scope, method: PaymentMethodRow): PaymentMethodRow {
  const next = world.store.update('payment_method', method.id, { customer: null }, { consumed: true })
  emit(world, scope, 'payment_method.detached', next, 'payment_method', { customer: method.object.customer })
  endMandates(world, scope, method.id)
  return next
}
