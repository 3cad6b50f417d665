import type { RefusalReason } from './end-reason'

/**
 * Stripe's codes after which the same card is not tried again by itself: the bank wants its holder, or will never say yes.
 * Sources: docs.stripe.com/declines/codes, docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method
 */
const UNUSABLE = new Set([
  'card_not_supported',
  'currency_not_supported',
  'expired_card',
  'fraudulent',
  'incorrect_cvc',
  'incorrect_number',
  'invalid_account',
  'invalid_cvc',
  'invalid_expiry_month',
  'invalid_expiry_year',
  'invalid_number',
  'live_mode_test_card',
  'lost_card',
  'new_account_information_available',
  'payment_intent_authentication_failure',
  'pickup_card',
  'restricted_card',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'security_violation',
  'stolen_card',
  'stop_payment_order',
  'test_mode_live_card',
  'transaction_not_allowed',
])

/** A decline as Stripe tells it. `adviceCode` is its word on trying again, where the network gave one. */
export type Decline = { code: string; adviceCode?: string | null }

/** What a decline means for the next try. Source: docs.stripe.com/declines/codes (advice codes) */
export function reasonOfDecline({ code, adviceCode }: Decline): RefusalReason {
  if (code === 'authentication_required') return code
  const isFinal = adviceCode === 'do_not_try_again' || adviceCode === 'confirm_card_data' || UNUSABLE.has(code)
  return isFinal ? 'card_unusable' : 'card_declined'
}
