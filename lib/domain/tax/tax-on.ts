import { currencyFacts } from '@/lib/domain/facts/currencies'
import type { TaxBehavior, TaxRate } from './tax-rates'

const MILLION = 1_000_000n

/**
 * The tax on an amount, one for each rate, rounded half up to a coin of the currency. Exclusive tax is added to the amount, inclusive tax is contained in it and
 * never exceeds it. Sums are sums of these, never rounded again.
 * @param amountMinor what is paid for the goods or for delivery, after discounts
 */
export function taxOn(amountMinor: number, currency: string, rates: Pick<TaxRate, 'rateMicros'>[], behavior: TaxBehavior): number[] {
  const coin = BigInt(currencyFacts(currency).coinMinor)
  const all = rates.reduce((sum, { rateMicros }) => sum + BigInt(rateMicros), 0n)
  const whole = behavior === 'inclusive' ? MILLION + all : MILLION
  let left = BigInt(amountMinor)
  return rates.map(({ rateMicros }) => {
    const coins = halfUp(BigInt(amountMinor) * BigInt(rateMicros), whole * coin) * coin
    // Many rates on a few cents, each rounded up, would contain more than there is.
    const tax = behavior === 'inclusive' && coins > left ? left : coins
    left -= tax
    return Number(tax)
  })
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor)
}
