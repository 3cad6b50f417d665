import type { NewPart } from '@/lib/db/orders/insert-order'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { countryFacts } from '@/lib/domain/facts/countries'
import { chargeTime } from '@/lib/domain/order/charge-time'
import { taxSums } from '@/lib/domain/tax/tax-summary'
import type { ItemView } from '@/lib/domain/wire/catalog-views'
import type { CheckoutGroup, CheckoutTotal } from '@/lib/domain/wire/checkout-views'
import { pictureOfLine } from '@/lib/orders/order-view'
import { amountOf, deliveryOf, discountViews } from '@/lib/orders/part-facts'

type Shown = Omit<ItemView, 'description'>

/**
 * What is about to be bought, a group for each charge there will be.
 * @param shown the products of the lines, as the buyer sees them
 * @param offerOf how the goods of a part reach the buyer
 */
export function groupsOfParts(parts: NewPart[], shown: Shown[], offerOf: (part: NewPart) => CheckoutGroup['delivery']): CheckoutGroup[] {
  return parts.map((part, at) => {
    const products = part.lines.map((line) => ({ ...line, product: itemOf(line.variantId, shown) }))
    const [first] = products
    if (!first) throw new Error('A part without a line')
    const { currency, amountMinor, statementLine } = part
    const lines = products.map(({ variantId, name, variantTitle, quantity, unitPriceMinor, kind, isMadeToOrder, product }) => {
      const isDigital = kind === 'digital'
      return { variantId, slug: product.slug, name, variantTitle, pictureUrl: product.pictureUrl, quantity, unitPriceMinor, isDigital, isMadeToOrder }
    })
    return {
      id: String(at),
      seller: first.product.seller,
      currency,
      amountMinor,
      amount: quotedAmount(part),
      delivery: offerOf(part),
      statementLine,
      later: chargeTime(part),
      needsAddress: first.product.needsAddress,
      lines,
    }
  })
}

function quotedAmount({ amount, discounts, tax }: NewPart): CheckoutGroup['amount'] {
  const { goodsMinor, discountMinor, shippingMinor, taxMinor, taxInclusiveMinor } = amount
  const lines = discounts.map(({ variantId, ...discount }) => ({ ...discount, isDelivery: variantId === null }))
  return {
    goodsMinor,
    discountMinor,
    shippingMinor,
    taxMinor,
    taxInclusiveMinor,
    discounts: discountViews(lines),
    tax: { state: tax.state, sums: taxSums(tax.lines) },
    partial: null,
  }
}

/** What an order was begun with: frozen, whatever the products cost now. */
export function groupsOfOrder({ parts }: OrderRow): CheckoutGroup[] {
  return parts.map((part: PartRow) => {
    const { id, currency, amountMinor, statementLine } = part
    const { connection, ...seller } = part.seller
    const needsAddress = countryFacts(connection?.country ?? null).needsNameAndAddress
    const lines = part.lines.map((line) => {
      const { variantId, name, variantTitle, quantity, unitPriceMinor, isMadeToOrder, product } = line
      const [isDigital, url] = [line.kind === 'digital', pictureOfLine(line)]
      return { variantId, slug: product.slug, name, variantTitle, pictureUrl: url, quantity, unitPriceMinor, isDigital, isMadeToOrder }
    })
    const agreed = deliveryOf(part)
    const delivery = agreed && { state: 'agreed' as const, ...agreed }
    return { id, seller, currency, amountMinor, amount: amountOf(part), delivery, statementLine, later: chargeTime(part), needsAddress, lines }
  })
}

/** A total a currency, in the order of the groups. */
export function totalsOf(groups: CheckoutGroup[]): CheckoutTotal[] {
  const totals = new Map<string, CheckoutTotal>()
  for (const { currency, amountMinor, later } of groups) {
    const { nowMinor, laterMinor } = totals.get(currency) ?? { nowMinor: 0, laterMinor: 0 }
    const next = later === null ? { nowMinor: nowMinor + amountMinor, laterMinor } : { nowMinor, laterMinor: laterMinor + amountMinor }
    totals.set(currency, { currency, ...next })
  }
  return [...totals.values()]
}

function itemOf(variantId: string, shown: Shown[]): Shown {
  const item = shown.find((each) => each.variantId === variantId)
  if (!item) throw new Error(`Variant ${variantId} was checked but not shown`)
  return item
}
