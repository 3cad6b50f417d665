import { COMMON_CURRENCIES } from './money'

/** What decides the currencies of an account: ISO 3166 country and the account's own currency, as Stripe states them. */
export type AccountCurrencyFacts = { country: string | null; defaultCurrency: string | null }

/**
 * Countries whose accounts take cards in their own currency only.
 * Source: `supported_payment_currencies` of docs.stripe.com/api/country_specs
 */
const OWN_CURRENCY_ONLY = new Set(['BR'])

/**
 * The currencies a seller may price in, the account's own first.
 *
 * Stripe lets an account charge cards in more than 135 presentment currencies and converts to the settlement currency
 * (docs.stripe.com/currencies#presentment-currencies). We offer the account's own currency and the ones whose least charge Stripe publishes
 * (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts): only there can a price be checked before a buyer meets a refusal.
 * @param account null before the seller has connected one: every offered currency
 */
export function chargeCurrencies(account: AccountCurrencyFacts | null): readonly string[] {
  const own = account?.defaultCurrency?.toLowerCase()
  if (!own) return COMMON_CURRENCIES
  if (account?.country && OWN_CURRENCY_ONLY.has(account.country.toUpperCase())) return [own]
  return [own, ...COMMON_CURRENCIES.filter((currency) => currency !== own)]
}
