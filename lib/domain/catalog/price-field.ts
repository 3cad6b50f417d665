import { exampleAmount, priceProblem } from '@/lib/domain/money/money'
import { readAmount, type Separators } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import type { Said } from '@/lib/domain/wire/said'

const PRICE_SAYS = {
  tooLow: 'product.priceTooLow',
  tooHigh: 'product.priceTooHigh',
  noCents: 'product.priceWhole',
  lastDigit: 'product.priceLastDigit',
} as const

/** In minor units: $12.50, ¥1250. */
const EXAMPLE_PRICE = 1250

/** A typed price in minor units, or what to say of it. @param separators of the viewer */
export function readPrice(price: string, currency: string, separators: Separators): { amountMinor: number } | { said: Said } {
  if (price.trim() === '') return { said: { key: 'product.noPrice' } }
  const read = readAmount(price, currency, separators)
  if (read.kind !== 'amount')
    return { said: saidOfAmount(read, 'product.price', exampleAmount(EXAMPLE_PRICE, currency, separators.decimal), currency) }
  const problem = priceProblem({ amountMinor: read.amountMinor, currency })
  if (!problem) return { amountMinor: read.amountMinor }
  const key = PRICE_SAYS[problem.code]
  return { said: 'limit' in problem ? { key, values: { limit: problem.limit } } : { key } }
}
