import { type Delivery, deliveriesOf, type Zones } from '@/lib/checkout/deliveries'
import type { Line } from '@/lib/checkout/line'
import type { DiscountTerms } from '@/lib/domain/pricing/discount'
import type { Destination } from '@/lib/domain/shipping/rates'
import { stripeNow } from '@/lib/stripe/clock'
import { applySellerCodes } from './apply-seller-codes'
import { type CodeBuyer, type CodeRefusal, findCodes } from './find-codes'

/** What a buyer wants of their lines: where they go, by which rates, with which codes. */
export type PriceWish = { shipTo: Destination | null; rateIds: string[]; codes: string[] }

/** Codes that count: of each seller by `parcelOf`, and those of the platform, of which it shows only with the fees which do. */
export type CodesInForce = { ofSellers: Map<string, DiscountTerms>; ofPlatform: DiscountTerms[] }

export type PricedLines = { lines: Line[]; deliveries: Map<string, Delivery>; codes: CodesInForce; refusals: CodeRefusal[] }

/**
 * Lines with what their sellers' codes take off, and how they are delivered then: what is free above a sum looks at what is left. Without a code it asks nobody.
 * @param lines all of which can be delivered
 */
export async function priceLines(lines: Line[], wish: PriceWish, zones: Zones, buyer: CodeBuyer): Promise<PricedLines> {
  if (wish.codes.length === 0) {
    return { lines, deliveries: deliveriesOf(lines, wish, zones), codes: { ofSellers: new Map(), ofPlatform: [] }, refusals: [] }
  }
  const [found, now] = await Promise.all([
    findCodes(
      wish.codes,
      lines.map(({ product }) => product.seller.id),
      buyer,
    ),
    stripeNow(),
  ])
  const prices = applySellerCodes(lines, found.good, (own) => deliveriesOf(own, wish, zones), now)
  return {
    lines: prices.lines,
    deliveries: prices.deliveries,
    codes: { ofSellers: prices.codes, ofPlatform: found.good.filter(({ sellerId }) => sellerId === null) },
    refusals: [...found.refusals, ...prices.refusals],
  }
}
