import { checkChargeAmount, formatMoney, minimumCharge } from '@/lib/domain/money/money'
import type { SellerCard } from '@/lib/domain/wire/views'

type Line = {
  product: { name: string; priceMinor: number; currency: string; seller: Pick<SellerCard, 'id' | 'shopName'> }
  quantity: number
}

/** What is charged by one PaymentIntent: lines of one seller, in one currency, at one time. */
export type Charge<L> = {
  lines: L[]
  amountMinor: number
  currency: string
  /** Why it cannot be charged as it is, and what to do about it; null when it can. */
  problem: string | null
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
function problemOf({ product: { currency, seller } }: Line, lines: Line[], amountMinor: number, isApart: boolean): string | null {
  const checked = checkChargeAmount({ amountMinor, currency })
  if (checked.ok) return null
  const least = minimumCharge(currency)
  if (amountMinor >= least) return `${checked.sentence} Take something of ${seller.shopName}’s out of the cart, and buy it separately.`
  const missing = formatMoney({ amountMinor: least - amountMinor, currency })
  const why = `a card cannot be charged less than ${formatMoney({ amountMinor: least, currency })}.`
  if (!isApart) return `Add ${missing} more from ${seller.shopName}, or remove what is here: ${why}`
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(lines.map(({ product }) => product.name))
  const [are, them] = lines.length > 1 ? ['are', 'them'] : ['is', 'it']
  return `${names} ${are} charged apart from what else is here, at another time. Add ${missing} more that is charged then, or remove ${them}: ${why}`
}
