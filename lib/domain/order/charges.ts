import { chargeProblem } from '@/lib/domain/money/money'
import type { SellerCard } from '@/lib/domain/wire/catalog-views'
import type { Said } from '@/lib/domain/wire/said'

type Line = {
  product: { name: string; priceMinor: number; currency: string; leastChargeMinor: number; seller: Pick<SellerCard, 'id' | 'shopName'> }
  quantity: number
}

/** What is charged by one PaymentIntent: lines of one seller, in one currency, at one time. */
export type Charge<L> = {
  lines: L[]
  amountMinor: number
  currency: string
  /** Why it cannot be charged as it is, and what to do about it; null when it can. */
  problem: Said | null
}

/**
 * The charges that a purchase of these lines becomes, in the order of the lines, and which of them Stripe would not take. The cart and the checkout both ask
 * here, so that what the one lets pass the other takes.
 * @param timeOf when a line is charged, as far as it sets it apart (`chargeTimeOf`)
 */
export function chargesOf<L extends Line>(lines: L[], timeOf: (line: L) => string): Charge<L>[] {
  const groups = new Map<string, { first: L; lines: L[] }>()
  for (const line of lines) {
    const key = `${sellerAndCurrency(line)} ${timeOf(line)}`
    const group = groups.get(key) ?? { first: line, lines: [] }
    groups.set(key, { ...group, lines: [...group.lines, line] })
  }
  return [...groups.values()].map(({ first, lines: own }): Charge<L> => {
    const amountMinor = own.reduce((sum, { product, quantity }) => sum + product.priceMinor * quantity, 0)
    const others = lines.filter((line) => !own.includes(line) && sellerAndCurrency(line) === sellerAndCurrency(first))
    return { lines: own, amountMinor, currency: first.product.currency, problem: problemOf(first, own, amountMinor, others.length > 0) }
  })
}

function sellerAndCurrency({ product }: Line): string {
  return `${product.seller.id} ${product.currency}`
}

/** Stripe charges each by itself, so each has a least and a most. Source: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
function problemOf({ product: { currency, leastChargeMinor, seller } }: Line, lines: Line[], amountMinor: number, isApart: boolean): Said | null {
  const problem = chargeProblem({ amountMinor, currency }, leastChargeMinor)
  if (!problem) return null
  const shop = seller.shopName
  if (!('limit' in problem)) return { key: 'cart.noSuchAmount', values: { shop, currency: currency.toUpperCase() } }
  const { limit } = problem
  if (problem.code === 'tooHigh') return { key: 'cart.aboveMaximum', values: { shop, limit } }
  const missing = { amountMinor: limit.amountMinor - amountMinor, currency }
  if (!isApart) return { key: 'cart.belowMinimum', values: { shop, limit, missing } }
  const items = { names: lines.map(({ product }) => product.name) }
  return { key: 'cart.belowMinimumApart', values: { items, count: lines.length, limit, missing } }
}
