/** What Stripe says of a currency, in its minor units. */
export type CurrencyFacts = {
  /** Decimals of the minor unit in which Stripe counts. */
  decimals: 0 | 2 | 3
  /** Decimals that people write. */
  shownDecimals: 0 | 2 | 3
  /** Every amount is a multiple of this. */
  coinMinor: number
  /** The least charge that settles in this currency; null where Stripe publishes none. */
  leastMinor: number | null
  mostMinor: number
}

/** Source: docs.stripe.com/currencies#zero-decimal */
const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
/** The last digit must be 0. Source: docs.stripe.com/currencies#three-decimal */
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '))
/**
 * Two decimals on the wire, but only whole units exist. Source: docs.stripe.com/currencies#special-cases. HUF and TWD are charged with decimals and only
 * paid out whole, which Stripe takes care of.
 */
const WHOLE_UNITS = new Set(['isk', 'ugx'])

/** By settlement currency. Source: docs.stripe.com/currencies#minimum-charge-amount-by-currency */
const LEAST: Record<string, number> = {
  ...{ usd: 50, eur: 50, aud: 50, cad: 50, chf: 50, nzd: 50, sgd: 50, brl: 50, inr: 50, gbp: 30, aed: 200, myr: 200, pln: 200, ron: 200 },
  ...{ dkk: 250, nok: 300, sek: 300, hkd: 400, mxn: 1000, thb: 1000, czk: 1500, huf: 17_500, jpy: 50, krw: 50 },
  ...{ ars: 50, cop: 50, idr: 50, ils: 50, php: 50, rub: 50, zar: 50 },
}

/**
 * How many digits an amount may have, where it is not eight. Source: docs.stripe.com/currencies#maximum-charge-amounts for cards; for all others
 * the reference of PaymentIntents says eight, the stricter of the two.
 */
const DIGITS: Record<string, number> = { idr: 12, lbp: 11, cop: 10, huf: 10, jpy: 10, inr: 9 }
const USUAL_DIGITS = 8

/** The currencies whose least charge Stripe publishes: those we offer beside an account's own. */
export const COMMON_CURRENCIES: readonly string[] = Object.keys(LEAST)

/** @param currency in lower case */
export function currencyFacts(currency: string): CurrencyFacts {
  const decimals = ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2
  return {
    decimals,
    shownDecimals: WHOLE_UNITS.has(currency) ? 0 : decimals,
    coinMinor: WHOLE_UNITS.has(currency) ? 100 : decimals === 3 ? 10 : 1,
    leastMinor: LEAST[currency] ?? null,
    mostMinor: 10 ** (DIGITS[currency] ?? USUAL_DIGITS) - 1,
  }
}
