import { chargeRules } from '@/lib/domain/facts/charge-rules'
import { chargeTimeOf } from '@/lib/domain/order/charge-timing'
import { type Charge, chargesOf } from '@/lib/domain/order/charges'
import type { Line } from './line'

/** A line with the least that Stripe charges on its seller's account. */
export type LineWithLeast = Line & { product: Line['product'] & { leastChargeMinor: number } }

/** The charges that these lines become when they are bought `now`. */
export function chargesFor(lines: Line[], now: Date): Charge<LineWithLeast>[] {
  return chargesOf(lines.map(withLeast), ({ product }) => chargeTimeOf(product, now))
}

function withLeast({ product, ...line }: Line): LineWithLeast {
  const { leastMinor } = chargeRules(product.seller.connection, product.currency)
  return { product: { ...product, leastChargeMinor: leastMinor }, ...line }
}
