import { currencyFacts } from '@/lib/domain/facts/currencies'
import { allocate } from '@/lib/domain/pricing/allocate'
import { floorShare } from '@/lib/domain/refunds/fee-back'

/** Money and the tax on it, in minor units. `amountMinor` contains `taxInclusiveMinor`; the rest of `taxMinor` was added to it. */
export type Share = { amountMinor: number; taxMinor: number; taxInclusiveMinor: number }

/** What a part was sold for. */
type SoldFor = {
  currency: string
  amountMinor: number
  partialCapture: object | null
  amount: { shippingMinor: number } | null
  lines: { id: string; unitPriceMinor: number; quantity: number }[]
  discounts: { orderLineId: string | null; amountMinor: number }[]
  taxLines: { orderLineId: string | null; amountMinor: number; isInclusive: boolean }[]
}

/** What was paid for the lines of a part, in their order after discounts, and for its delivery. Where less was captured than agreed, each has its share. */
export function chargedShares(part: SoldFor): { lines: Share[]; shipping: Share } {
  return part.partialCapture ? sharesOf(part, part.amountMinor) : agreedShares(part)
}

/** What was agreed for them. */
export function agreedShares(part: SoldFor): { lines: Share[]; shipping: Share } {
  const lines = part.lines.map(({ id, unitPriceMinor, quantity }) => taxed(part, id, unitPriceMinor * quantity - discountOf(part, id)))
  return { lines, shipping: taxed(part, null, part.amount?.shippingMinor ?? 0) }
}

/** What of them a capture of so much is, in minor units: shares of what each was agreed at, with its tax, that come to exactly this. */
export function sharesOf(part: SoldFor, capturedMinor: number): { lines: Share[]; shipping: Share } {
  const { coinMinor } = currencyFacts(part.currency)
  const { lines, shipping } = agreedShares(part)
  const all = [...lines, shipping]
  const grosses = allocate(
    capturedMinor,
    all.map(({ amountMinor, taxMinor, taxInclusiveMinor }) => amountMinor + taxMinor - taxInclusiveMinor),
    coinMinor,
  )
  const shares = all.map((whole, at) => shareOf(whole, grosses[at] ?? 0, coinMinor))
  return { lines: shares.slice(0, lines.length), shipping: shares[lines.length] ?? shipping }
}

/** The tax in all of them. */
export function taxOfShares({ lines, shipping }: { lines: Share[]; shipping: Share }): Pick<Share, 'taxMinor' | 'taxInclusiveMinor'> {
  const sum = (of: 'taxMinor' | 'taxInclusiveMinor') => [...lines, shipping].reduce((total, share) => total + share[of], 0)
  return { taxMinor: sum('taxMinor'), taxInclusiveMinor: sum('taxInclusiveMinor') }
}

function shareOf(whole: Share, grossMinor: number, coinMinor: number): Share {
  const [amountMinor = 0, addedMinor = 0] = allocate(grossMinor, [whole.amountMinor, whole.taxMinor - whole.taxInclusiveMinor], coinMinor)
  const taxInclusiveMinor = whole.amountMinor === 0 ? 0 : floorShare(whole.taxInclusiveMinor, amountMinor, whole.amountMinor, coinMinor)
  return { amountMinor, taxMinor: addedMinor + taxInclusiveMinor, taxInclusiveMinor }
}

function taxed({ taxLines }: SoldFor, orderLineId: string | null, amountMinor: number): Share {
  const own = taxLines.filter((line) => line.orderLineId === orderLineId)
  const sum = (lines: typeof own) => lines.reduce((total, line) => total + line.amountMinor, 0)
  return { amountMinor, taxMinor: sum(own), taxInclusiveMinor: sum(own.filter(({ isInclusive }) => isInclusive)) }
}

function discountOf({ discounts }: SoldFor, lineId: string): number {
  return discounts.reduce((total, { orderLineId, amountMinor }) => total + (orderLineId === lineId ? amountMinor : 0), 0)
}
