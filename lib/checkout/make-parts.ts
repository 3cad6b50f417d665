import type { ItemForSale } from '@/lib/db/items-for-sale'
import type { NewPart } from '@/lib/db/orders'
import { chargeProblem } from '@/lib/domain/cart'
import { chargeTiming } from '@/lib/domain/charge-timing'
import type { CheckoutRefusal } from '@/lib/domain/checkout-wire'
import { applicationFee } from '@/lib/domain/fee'
import { type Completion, captureAtCheckout } from '@/lib/domain/order'
import { statementLine } from '@/lib/domain/statement-line'
import { feeRuleFor } from '@/lib/payments/fee-rules'
import { stripeNow } from '@/lib/stripe/clock'

export type Line = { product: ItemForSale; quantity: number }

/**
 * The parts of an order: one per seller, currency and day of payment, each its own charge on the seller's account.
 * Several that are paid together or not at all are authorized first and captured after the decision; one alone, and those that stand alone, are one call.
 */
export async function partsOf(lines: Line[], completion: Completion): Promise<NewPart[]> {
  const now = await stripeNow()
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const { sellerId, currency } = line.product
    const { chargeWhen, dueAt } = chargeTiming(line.product, now)
    const key = [sellerId, currency, chargeWhen, dueAt?.getTime()].join()
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const parts = [...groups.values()]
  const captureMethod = captureAtCheckout({ completion, parts })
  return Promise.all(parts.map((group) => partOf(group, now, captureMethod)))
}

async function partOf(lines: Line[], now: Date, atCheckout: NewPart['captureMethod']): Promise<NewPart> {
  const [first] = lines
  const connection = first?.product.seller.connection
  if (!first || !connection) throw new Error(`Product ${first?.product.id} was for sale without a connected account`)
  const { seller, currency } = first.product
  const timing = chargeTiming(first.product, now)
  const rule = await feeRuleFor(currency)
  const amountMinor = lines.reduce((sum, { product, quantity }) => sum + product.priceMinor * quantity, 0)
  return {
    sellerId: seller.id,
    accountId: connection.accountId,
    currency,
    amountMinor,
    applicationFeeMinor: applicationFee(amountMinor, rule),
    feeBps: rule.feeBps,
    feeFixedMinor: rule.feeFixedMinor,
    statementLine: statementLine(connection, seller.shopName),
    ...timing,
    captureMethod: timing.chargeWhen === 'at_checkout' ? atCheckout : timing.captureMethod,
    lines: lines.map(({ product, quantity }) => ({ productId: product.id, name: product.name, unitPriceMinor: product.priceMinor, quantity })),
  }
}

/** Whether Stripe would take each part as a charge; else which seller's part it would not, and what to do about it. @param of what the parts were made of */
export function checkAmounts(parts: NewPart[], of: Line[]): CheckoutRefusal | null {
  for (const { sellerId, amountMinor, currency, lines } of parts) {
    const shopName = of.find(({ product }) => product.sellerId === sellerId)?.product.seller.shopName ?? 'this seller'
    const sentence = chargeProblem(shopName, { amountMinor, currency })
    if (sentence) return { code: 'below_minimum', sentence, items: lines.map(({ productId }) => ({ productId, sentence })) }
  }
  return null
}
