import { expect, test } from 'vitest'
import { refusalTitle } from './decline'

test.each([
  ['card_declined', 'insufficient_funds', 'cardDeclined'],
  ['card_unusable', 'stolen_card', 'cardDeclined'],
  ['card_declined', null, 'cardDeclined'],
  ['card_declined', 'issuer_not_available', 'paymentFailed'],
  ['card_declined', 'setup_intent_authentication_failure', 'notConfirmed'],
  ['card_unusable', 'payment_intent_authentication_failure', 'notConfirmed'],
  ['authentication_required', null, 'notConfirmed'],
  ['card_removed', 'resource_missing', 'cardNotAvailable'],
  ['account_refused', 'invalid_request_error', 'sellerNotAvailable'],
  ['amount_refused', 'amount_too_small', 'sellerNotAvailable'],
  ['platform_refused', 'api_key_expired', 'paymentFailed'],
  ['stripe_refused', 'account_invalid', 'paymentFailed'],
  ['not_made', null, 'paymentFailed'],
  ['seller_disconnected', null, 'sellerNotAvailable'],
] as const)('a payment refused for %s with %s is called %s', (reason, code, title) => {
  expect(refusalTitle(reason, code)).toBe(title)
})
