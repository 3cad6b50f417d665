import { currencyFacts } from '@/lib/domain/facts/currencies'

/** An amount in integer minor units (cents, yen) with its currency. */
export type Money = { amountMinor: number; currency: string }

/** What is wrong with a price or an amount, and the amount that would do where it is too low or too high. */
export type PriceProblem = { code: 'tooLow' | 'tooHigh'; limit: Money } | { code: 'noCents' | 'lastDigit' }

/** Whether one piece may cost this: less than a charge of its own is fine, since it can be bought with others. @returns why not, or null */
export function priceProblem({ amountMinor, currency }: Money): PriceProblem | null {
  const { coinMinor, mostMinor, shownDecimals } = currencyFacts(currency)
  if (amountMinor < coinMinor) return { code: 'tooLow', limit: { amountMinor: coinMinor, currency } }
  if (amountMinor > mostMinor) return { code: 'tooHigh', limit: { amountMinor: mostMinor - (mostMinor % coinMinor), currency } }
  if (amountMinor % coinMinor === 0) return null
  return { code: shownDecimals === 0 ? 'noCents' : 'lastDigit' }
}

/**
 * Whether Stripe would take a single charge of this amount.
 * @param leastMinor of the account that charges: `chargeRules`
 * @returns why not, or null
 */
export function chargeProblem(money: Money, leastMinor: number): PriceProblem | null {
  return money.amountMinor < leastMinor ? { code: 'tooLow', limit: { ...money, amountMinor: leastMinor } } : priceProblem(money)
}

/** What writes numbers in somebody's locale: next-intl's formatter. */
export type NumberFormatter = { number(value: number, options: ReturnType<typeof currencyFormat>): string }

/** Money as people read it, such as "$12.50" or "¥500", by next-intl's formatter. On pages use Price or useMoney, which know the viewer's locale. */
export function moneyText(format: NumberFormatter, { amountMinor, currency }: Money): string {
  return format.number(toUnits(amountMinor, currency), currencyFormat(currency))
}

function currencyFormat(currency: string) {
  const { shownDecimals } = currencyFacts(currency)
  return { style: 'currency', currency, minimumFractionDigits: shownDecimals, maximumFractionDigits: shownDecimals } as const
}

function toUnits(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** currencyFacts(currency).decimals
}

/** An amount somebody could type, about `amountMinor` and such as Stripe takes in this currency: "12.50", "1250". */
export function exampleAmount(amountMinor: number, currency: string, decimal = '.'): string {
  const coin = currencyFacts(currency).coinMinor
  return toMajor({ amountMinor: Math.ceil(amountMinor / coin) * coin, currency }, decimal)
}

/** The amount as a plain decimal for an input field, such as "12.50". @param decimal the sign of the viewer's locale: `separatorsOf` */
export function toMajor({ amountMinor, currency }: Money, decimal = '.'): string {
  return toUnits(amountMinor, currency).toFixed(currencyFacts(currency).shownDecimals).replace('.', decimal)
}

/** Stripe's rate is of minor units; people compare one unit of a currency with one of the other. Source: docs.stripe.com/api/balance_transactions/object (exchange_rate) */
export function rateOfUnits(rate: number, from: string, to: string): number {
  return rate * 10 ** (currencyFacts(from).decimals - currencyFacts(to).decimals)
}
