import type { Money } from './money'

/** Adds amounts up, a sum a currency, in the order the currencies come in: amounts of different currencies are never added. */
export function sumByCurrency(amounts: Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  return [...sums].map(([currency, amountMinor]) => ({ amountMinor, currency }))
}
