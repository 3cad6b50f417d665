import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import type { RefusalReason } from './end-reason'

/**
 * What the buyer is told about a refused card, by Stripe's code. Codes that would warn a thief (lost, stolen, fraud) get the general
 * sentence, as Stripe advises. Source: docs.stripe.com/declines/codes
 */
const SAID: Record<string, Said['key']> = {
  insufficient_funds: 'card.insufficientFunds',
  withdrawal_count_limit_exceeded: 'card.overLimit',
  card_velocity_exceeded: 'card.overLimit',
  expired_card: 'card.expired',
  incorrect_cvc: 'card.securityCode',
  invalid_cvc: 'card.securityCode',
  incorrect_number: 'card.number',
  invalid_number: 'card.number',
  incorrect_zip: 'card.postalCode',
  invalid_expiry_month: 'card.expiryDate',
  invalid_expiry_year: 'card.expiryDate',
  processing_error: 'card.bankUnavailable',
  try_again_later: 'card.bankUnavailable',
  issuer_not_available: 'card.bankUnavailable',
  card_not_supported: 'card.notSupported',
  currency_not_supported: 'card.currency',
  authentication_required: 'card.confirm',
  test_mode_live_card: 'card.testMode',
  live_mode_test_card: 'card.notReal',
  payment_intent_authentication_failure: 'card.notConfirmed',
  setup_intent_authentication_failure: 'card.notConfirmed',
}

/** What a buyer is told for Stripe's `decline_code` or `code` of a refused card; the general sentence where there is none, or one not named here. */
export function cardDeclined(code: string | null): Said {
  return { key: (code && SAID[code]) || 'card.declined' }
}

/** What a refused payment is called: only what the card or its bank refused is a declined card. */
export type RefusalTitle = 'cardDeclined' | 'cardNotAvailable' | 'notConfirmed' | 'paymentFailed' | 'sellerNotAvailable'

/** @param code Stripe's, where it gave one */
export function refusalTitle(reason: RefusalReason, code: string | null): RefusalTitle {
  switch (reason) {
    case 'seller_disconnected':
    case 'account_refused':
    case 'amount_refused':
      return 'sellerNotAvailable'
    case 'platform_refused':
    case 'stripe_refused':
    case 'not_made':
    case 'email_refused':
    case 'consent_ended':
      return 'paymentFailed'
    case 'card_removed':
      return 'cardNotAvailable'
    case 'authentication_required':
      return 'notConfirmed'
    case 'card_declined':
    case 'card_unusable':
      return CARD_TITLES[cardDeclined(code).key] ?? 'cardDeclined'
    default:
      return unreachable(reason)
  }
}

const CARD_TITLES: Partial<Record<Said['key'], RefusalTitle>> = {
  'card.confirm': 'notConfirmed',
  'card.notConfirmed': 'notConfirmed',
  'card.bankUnavailable': 'paymentFailed',
}
