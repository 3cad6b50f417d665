import { countryFacts } from './countries'
import { COMMON_CURRENCIES, type CurrencyFacts, currencyFacts } from './currencies'
import { convertUp } from './rates'

/** What decides an account's rules, as Stripe states it: ISO 3166 countries, and the account's default currency, in which Stripe settles. */
export type AccountFacts = {
  country: string | null
  defaultCurrency: string | null
  /** The country of our own account, the platform, when the account was last read. */
  platformCountry: string | null
}

/** Stripe's rules for charges of one account in one currency. */
export type ChargeRules = CurrencyFacts & {
  /** Whether the account can charge in it. */
  isChargeable: boolean
  /** The currency that a charge is converted to; null before the seller has connected an account. */
  settledIn: string | null
  /** The least that a single charge may have. */
  leastMinor: number
  /** Whether Stripe takes our application fee. */
  isFeeAllowed: boolean
  /** Whether the buyer's name and address must be sent. */
  needsNameAndAddress: boolean
}

/**
 * Everything Stripe demands of a charge by country, currency and settlement: the one place to ask.
 * @param account null before the seller has connected one: the rules for an account that settles in US dollars
 * @param currency in lower case
 */
export function chargeRules(account: AccountFacts | null, currency: string): ChargeRules {
  const settledIn = account?.defaultCurrency?.toLowerCase() ?? null
  const { onlyCurrency, needsNameAndAddress } = countryFacts(account?.country ?? null)
  return {
    ...currencyFacts(currency),
    isChargeable: onlyCurrency === null || onlyCurrency === currency,
    settledIn,
    leastMinor: leastCharge(currency, settledIn ?? 'usd'),
    isFeeAllowed: account === null || isFeeAllowed(account),
    needsNameAndAddress,
  }
}

/** Whether Stripe takes our application fee on this account's charges. While a country is not known yet we send it: Stripe then decides. */
export function isFeeAllowed({ country, platformCountry }: Pick<AccountFacts, 'country' | 'platformCountry'>): boolean {
  if (country === null || platformCountry === null || country.toUpperCase() === platformCountry.toUpperCase()) return true
  return countryFacts(country).feeAbroad
}

/** The currencies a seller may price in, the account's own first; before one is connected all that we offer. */
export function chargeCurrencies(account: AccountFacts | null): readonly string[] {
  const own = account?.defaultCurrency?.toLowerCase()
  const offered = own ? [own, ...COMMON_CURRENCIES.filter((currency) => currency !== own)] : COMMON_CURRENCIES
  return offered.filter((currency) => chargeRules(account, currency).isChargeable)
}

/** Where Stripe publishes no least charge it is the worth of this. Source: docs.stripe.com/api/payment_intents/create */
const HALF_DOLLAR = 50

/**
 * The least charge counts in the currency it settles in: another one must convert to at least that
 * (docs.stripe.com/currencies#minimum-charge-amount-by-currency). Whether the account also settles in the currency of the charge we cannot see, so the
 * greater of both applies.
 */
function leastCharge(currency: string, settledIn: string): number {
  const { leastMinor: published, coinMinor } = currencyFacts(currency)
  if (currency === settledIn && published !== null) return published
  const settled = currencyFacts(settledIn).leastMinor
  const converted = settled === null ? convertUp(HALF_DOLLAR, 'usd', currency) : convertUp(settled, settledIn, currency)
  return Math.max(published ?? coinMinor, converted ?? HALF_DOLLAR)
}
