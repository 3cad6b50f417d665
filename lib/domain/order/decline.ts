/**
 * Stripe's codes for a refused card, in words for the buyer. Codes that would warn a thief (lost, stolen, fraud) get the general
 * sentence, as Stripe advises. Source: docs.stripe.com/declines/codes
 */
const SENTENCES: Record<string, string> = {
  insufficient_funds: 'The card has too little money left for this. Use another card.',
  withdrawal_count_limit_exceeded: 'The card is over its limit. Use another card.',
  card_velocity_exceeded: 'The card is over its limit. Use another card.',
  expired_card: 'The card has expired. Use another card.',
  incorrect_cvc: 'The security code is wrong. Enter the card again.',
  invalid_cvc: 'The security code is wrong. Enter the card again.',
  incorrect_number: 'The card number is wrong. Enter the card again.',
  invalid_number: 'The card number is wrong. Enter the card again.',
  incorrect_zip: 'The postal code does not match the card. Enter the card again.',
  invalid_expiry_month: 'The expiration date is wrong. Enter the card again.',
  invalid_expiry_year: 'The expiration date is wrong. Enter the card again.',
  processing_error: 'The bank could not process the card just now. Try again in a moment, or use another card.',
  try_again_later: 'The bank could not process the card just now. Try again in a moment, or use another card.',
  issuer_not_available: "The card's bank did not answer. Try again in a moment, or use another card.",
  card_not_supported: 'This card does not allow this kind of purchase. Use another card.',
  currency_not_supported: 'This card does not allow purchases in this currency. Use another card.',
  authentication_required: "The card's bank wants to confirm that it is you. Try again and confirm.",
  payment_intent_authentication_failure: 'The confirmation with your bank did not succeed. Try again, or use another card.',
  setup_intent_authentication_failure: 'The confirmation with your bank did not succeed. Try again, or use another card.',
}

const GENERAL = 'The bank declined the card without saying why. Use another card, or ask your bank.'

/** The sentence a buyer reads for Stripe's `decline_code` or `code`. Nothing was charged when it is shown. */
export function declineSentence(code: string): string {
  return SENTENCES[code] ?? GENERAL
}
