import type { ItemForSale } from '@/lib/db/catalog/items-for-sale'
import type { NewPart } from '@/lib/db/orders/orders'
import { chargeRules, isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { chargeTimeOf, chargeTiming } from '@/lib/domain/order/charge-timing'
import { type Charge, chargesOf } from '@/lib/domain/order/charges'
import { type Completion, captureAtCheckout } from '@/lib/domain/order/order'
import { statementLine } from '@/lib/domain/order/statement-line'
import { applicationFee, NO_FEE } from '@/lib/domain/pricing/fee'
import type { CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'
import { feeRuleFor } from '@/lib/pricing/fee-rules'
import { stripeNow } from '@/lib/stripe/clock'

export type Line = { product: ItemForSale; quantity: number }

/**
 * The parts of an order: one per seller, currency and day of payment, each its own charge on the seller's account.
 * Several that are paid together or not at all are authorized first and captured after the decision; one alone, and those that stand alone, are one call.
 * @returns with them, why Stripe would not take one of them as a charge; null when it takes all
 */
export async function makeParts(lines: Line[], completion: Completion): Promise<{ parts: NewPart[]; refusal: CheckoutRefusal | null }> {
  const now = await stripeNow()
  const charges = chargesOf(lines.map(withLeast), ({ product }) => chargeTimeOf(product, now))
  const captureMethod = captureAtCheckout({ completion, parts: charges })
  const parts = await Promise.all(charges.map((charge) => partOf(charge, now, captureMethod)))
  return { parts, refusal: refusalOf(charges) }
}

async function partOf({ lines, amountMinor }: Charge<Line>, now: Date, atCheckout: NewPart['captureMethod']): Promise<NewPart> {
  const [first] = lines
  const connection = first?.product.seller.connection
  if (!first || !connection) throw new Error(`Product ${first?.product.id} was for sale without a connected account`)
  const { seller, currency } = first.product
  const timing = chargeTiming(first.product, now)
  const rule = isFeeAllowed(connection) ? await feeRuleFor(currency) : NO_FEE
  return {
    sellerId: seller.id,
    accountId: connection.accountId,
    currency,
    amountMinor,
    applicationFeeMinor: applicationFee({ amountMinor, currency }, rule),
    feeBps: rule.feeBps,
    feeFixedMinor: rule.feeFixedMinor,
    statementLine: statementLine(connection, seller.shopName),
    ...timing,
    captureMethod: timing.chargeWhen === 'at_checkout' ? atCheckout : timing.captureMethod,
    lines: lines.map(lineOf),
  }
}

/** A line as it is frozen with the order. */
function lineOf({ product, quantity }: Line): NewPart['lines'][number] {
  const { id: productId, variantId, name, variantTitle, sku, priceMinor: unitPriceMinor } = product
  return { productId, variantId, name, variantTitle, sku, unitPriceMinor, quantity }
}

function withLeast({ product, quantity }: Line) {
  const { leastMinor } = chargeRules(product.seller.connection, product.currency)
  return { product: { ...product, leastChargeMinor: leastMinor }, quantity }
}

function refusalOf(charges: Charge<Line>[]): CheckoutRefusal | null {
  for (const { problem, lines } of charges) {
    if (problem === null) continue
    const sentence = [problem]
    return { code: 'below_minimum', sentence, items: lines.map(({ product }) => ({ variantId: product.variantId, sentence })) }
  }
  return null
}
