import type { NewPart } from '@/lib/db/orders/orders'
import { chargeRules, isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { chargeTimeOf, chargeTiming } from '@/lib/domain/order/charge-timing'
import { type Charge, chargesOf } from '@/lib/domain/order/charges'
import { type Completion, captureAtCheckout } from '@/lib/domain/order/order'
import { statementLine } from '@/lib/domain/order/statement-line'
import { NO_FEE } from '@/lib/domain/pricing/fee'
import { NO_TAX, partAmount } from '@/lib/domain/pricing/part-amount'
import type { OfferedRate } from '@/lib/domain/shipping/rates'
import type { CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'
import { feeRuleFor } from '@/lib/pricing/fee-rules'
import { stripeNow } from '@/lib/stripe/clock'
import { type Delivery, isPhysical, parcelOf } from './deliveries'
import type { Line } from './line'

type Wish = { completion: Completion; deliveries: Map<string, Delivery> }

/**
 * The parts of an order: one per seller, currency and day of payment, each its own charge on the seller's account.
 * Several that are paid together or not at all are authorized first and captured after the decision; one alone, and those that stand alone, are one call.
 * What a parcel costs is charged with the first of its parts.
 * @returns with them, why Stripe would not take one of them as a charge; null when it takes all
 */
export async function makeParts(lines: Line[], { completion, deliveries }: Wish): Promise<{ parts: NewPart[]; refusal: CheckoutRefusal | null }> {
  const now = await stripeNow()
  const charges = chargesOf(lines.map(withLeast), ({ product }) => chargeTimeOf(product, now))
  const captureMethod = captureAtCheckout({ completion, parts: charges })
  const parts = await Promise.all(charges.map((charge, at) => partOf(charge, { now, captureMethod, delivery: deliveryOf(charges, at, deliveries) })))
  return { parts, refusal: refusalOf(charges) }
}

type ChosenDelivery = { rate: OfferedRate; isFirst: boolean } | null
type How = { now: Date; captureMethod: NewPart['captureMethod']; delivery: ChosenDelivery }

/** How the goods of a charge are delivered, and what of the parcel's price it bears. Null where it has nothing to deliver, or nobody knows where to yet. */
function deliveryOf(charges: Charge<Line>[], at: number, deliveries: Map<string, Delivery>): ChosenDelivery {
  const physical = charges[at]?.lines.find(isPhysical)
  if (!physical) return null
  const key = parcelOf(physical)
  const offer = deliveries.get(key)?.offer
  if (!offer || 'refusal' in offer) return null
  const first = charges.findIndex(({ lines }) => lines.some((line) => isPhysical(line) && parcelOf(line) === key))
  return { rate: offer.chosen, isFirst: first === at }
}

async function partOf({ lines }: Charge<Line>, { now, captureMethod, delivery }: How): Promise<NewPart> {
  const [first] = lines
  const connection = first?.product.seller.connection
  if (!first || !connection) throw new Error(`Product ${first?.product.id} was for sale without a connected account`)
  const { seller, currency } = first.product
  const timing = chargeTiming(first.product, now)
  const fee = isFeeAllowed(connection) ? await feeRuleFor(currency) : NO_FEE
  const goods = lines.map(({ product, quantity, discountMinor }) => {
    return { goodsMinor: product.priceMinor * quantity, discount: { sellerMinor: discountMinor, platformMinor: 0 }, tax: NO_TAX }
  })
  const { totalMinor, applicationFeeMinor, ...amount } = partAmount({
    currency,
    lines: goods,
    shippingMinor: delivery?.isFirst ? delivery.rate.costMinor : 0,
    shippingTax: NO_TAX,
    fee,
  })
  return {
    sellerId: seller.id,
    accountId: connection.accountId,
    currency,
    amountMinor: totalMinor,
    applicationFeeMinor,
    amount,
    feeBps: fee.feeBps,
    feeFixedMinor: fee.feeFixedMinor,
    statementLine: statementLine(connection, seller.shopName),
    ...timing,
    captureMethod: timing.chargeWhen === 'at_checkout' ? captureMethod : timing.captureMethod,
    delivery: delivery && chosenRate(delivery),
    lines: lines.map(lineOf),
  }
}

function chosenRate({ rate: { kind, name, minDays, maxDays }, isFirst }: NonNullable<ChosenDelivery>): NewPart['delivery'] {
  return { isFirst, deliverBy: kind === 'pickup' ? 'pickup' : 'shipping', rateName: name, minDays, maxDays }
}

/** A line as it is frozen with the order. */
function lineOf({ product, quantity }: Line): NewPart['lines'][number] {
  const { id: productId, variantId, name, variantTitle, sku, kind, priceMinor: unitPriceMinor } = product
  return { productId, variantId, name, variantTitle, sku, kind, unitPriceMinor, quantity }
}

function withLeast({ product, ...line }: Line) {
  const { leastMinor } = chargeRules(product.seller.connection, product.currency)
  return { product: { ...product, leastChargeMinor: leastMinor }, ...line }
}

function refusalOf(charges: Charge<Line>[]): CheckoutRefusal | null {
  for (const { problem, lines } of charges) {
    if (problem === null) continue
    const sentence = [problem]
    return { code: 'below_minimum', sentence, items: lines.map(({ product }) => ({ variantId: product.variantId, sentence })) }
  }
  return null
}
