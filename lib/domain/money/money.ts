/** An amount in integer minor units (cents, yen) with its currency. */
export type Money = { amountMinor: number; currency: string }

const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '))
/** Two decimals on the wire, but only whole units exist. Source: docs.stripe.com/currencies#special-cases */
const WHOLE_UNITS = new Set(['isk', 'ugx'])

/** Least amount of a charge in minor units. Source: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MINIMUM_CHARGE: Record<string, number> = {
  ...{ usd: 50, eur: 50, aud: 50, cad: 50, chf: 50, nzd: 50, sgd: 50, brl: 50, inr: 50, gbp: 30, aed: 200, myr: 200, pln: 200, ron: 200 },
  ...{ dkk: 250, nok: 300, sek: 300, hkd: 400, mxn: 1000, thb: 1000, czk: 1500, huf: 17_500, jpy: 50, krw: 50 },
}
/** The currencies whose least charge Stripe publishes: those we offer beside an account's own. */
export const COMMON_CURRENCIES: readonly string[] = Object.keys(MINIMUM_CHARGE)
/** Stripe refuses amounts of more than eight digits. */
const MAXIMUM_CHARGE = 99_999_999

/** How many decimals Stripe's minor unit of `currency` has: 0, 2 or 3. */
function decimalsOf(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}

/** The least amount one charge in `currency` may have, in minor units. */
export function minimumCharge(currency: string): number {
  return MINIMUM_CHARGE[currency] ?? 50
}

/** What is wrong with a price or an amount, and the amount that would do where it is too low or too high. */
export type PriceProblem = { code: 'tooLow' | 'tooHigh'; limit: Money } | { code: 'noCents' | 'lastDigit' }

/** Whether one piece may cost this: less than a charge of its own is fine, since it can be bought with others. @returns why not, or null */
export function priceProblem(money: Money): PriceProblem | null {
  const { amountMinor, currency } = money
  const least = smallestCoin(currency)
  if (amountMinor < least) return { code: 'tooLow', limit: { amountMinor: least, currency } }
  if (amountMinor > MAXIMUM_CHARGE) return { code: 'tooHigh', limit: { amountMinor: MAXIMUM_CHARGE, currency } }
  if (amountMinor % least === 0) return null
  return { code: WHOLE_UNITS.has(currency) ? 'noCents' : 'lastDigit' }
}

/** Whether Stripe would take a single charge of this amount. @returns why not, or null */
export function chargeProblem(money: Money): PriceProblem | null {
  const least = minimumCharge(money.currency)
  return money.amountMinor < least ? { code: 'tooLow', limit: { ...money, amountMinor: least } } : priceProblem(money)
}

/** What every amount is a multiple of, in minor units. Source: docs.stripe.com/currencies#three-decimal and #special-cases */
export function smallestCoin(currency: string): number {
  if (THREE_DECIMAL.has(currency)) return 10
  return WHOLE_UNITS.has(currency) ? 100 : 1
}

/** What writes numbers in somebody's locale: next-intl's formatter. */
export type NumberFormatter = { number(value: number, options: ReturnType<typeof currencyFormat>): string }

/** Money as people read it, such as "$12.50" or "¥500", by next-intl's formatter. On pages use Price or useMoney, which know the viewer's locale. */
export function moneyText(format: NumberFormatter, { amountMinor, currency }: Money): string {
  return format.number(toUnits(amountMinor, currency), currencyFormat(currency))
}

function currencyFormat(currency: string) {
  const decimals = decimalsOf(currency)
  return { style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const
}

function toUnits(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** decimalsOf(currency)
}

/**
 * Reads a price typed by a person, such as "12.50" or "12,50".
 * @returns minor units, or undefined where it is no amount of this currency (too many decimals, not a number)
 */
export function parseMajor(text: string, currency: string): number | undefined {
  const match = /^(\d{1,12})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  const decimals = decimalsOf(currency)
  if (fraction.length > decimals) return undefined
  return Number(whole + fraction.padEnd(decimals, '0'))
}

/** An amount somebody could type, about `amountMinor` and such as Stripe takes in this currency: "12.50", "1250". */
export function exampleAmount(amountMinor: number, currency: string): string {
  const coin = smallestCoin(currency)
  return toMajor({ amountMinor: Math.ceil(amountMinor / coin) * coin, currency })
}

/** The amount as a plain decimal for an input field, such as "12.50". */
export function toMajor({ amountMinor, currency }: Money): string {
  const decimals = decimalsOf(currency)
  return (amountMinor / 10 ** decimals).toFixed(decimals)
}
