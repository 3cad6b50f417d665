import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { CardSecret } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import type { World } from '@/sandbox/core/world'
import { ApiError } from '@/sandbox/http/errors'
import type { Infer } from '@/sandbox/http/params'
import { type billingShape, toBillingDetails } from '@/sandbox/http/shapes'
import { fingerprint, hasValidCheckDigit, numberOfName, type TestCard, testCard } from './cards'

/** A card as it was typed, or as a test name stands for it. */
export interface CardDetails {
  number: string
  exp_month: number
  exp_year: number
  cvc?: string
}

function cardError(code: string, param: string, message: string, more: object = {}): ApiError {
  return new ApiError(402, { type: 'card_error', code, param, message, ...more }, { keepsWork: false })
}

/** Checks a typed card as Stripe does at once: form first, then whether it is a test card. Throws 402. */
export function checkCard(world: World, details: CardDetails): TestCard {
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
export function cardObject(card: TestCard, details: CardDetails): Stripe.PaymentMethod.Card {
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
export function cardSecret(card: TestCard, details: CardDetails): CardSecret {
  return { number: card.number, cvc: details.cvc === undefined ? 'none' : 'given', setUpForOffSession: false, consumed: false }
}

/** A checked card as a token keeps it. Throws 402 for a card that is none. */
export function toTokenCard(world: World, account: string, details: CardDetails, billing?: Infer<typeof billingShape>): TokenCard {
  const card = checkCard(world, details)
  return {
    id: accountId('card', account, world.clock.now()),
    number: card.number,
    cvc: cardSecret(card, details).cvc,
    card: cardObject(card, details),
    billing: toBillingDetails(billing),
  }
}
