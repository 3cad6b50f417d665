import { findItemsForSale, type ItemForSale } from '@/lib/db/items-for-sale'
import type { NewPart } from '@/lib/db/orders'
import { availability } from '@/lib/domain/availability'
import type { CheckoutRefusal, PlaceOrder } from '@/lib/domain/checkout-wire'
import { applicationFee } from '@/lib/domain/fee'
import { checkChargeAmount, formatMoney } from '@/lib/domain/money'
import { statementLine } from '@/lib/domain/statement-line'
import { env } from '@/lib/env'
import { feeRuleFor } from '@/lib/payments/fee-rules'

export type CheckedItems = { kind: 'ok'; parts: NewPart[] } | { kind: 'refused'; refusal: CheckoutRefusal }
type Wanted = PlaceOrder['items'][number]

/**
 * Turns what the buyer wants into parts with frozen prices, fees and accounts, all from our database; what the browser claims is
 * only compared. Stock is looked at here for a friendly sentence and taken later, in the order's own transaction.
 */
export async function checkItems(items: Wanted[]): Promise<CheckedItems> {
  const products = await findItemsForSale(items.map(({ productId }) => productId))
  const parts: NewPart[] = []
  for (const wanted of items) {
    const product = products.find(({ id }) => id === wanted.productId)
    const refusal = product ? refusalOf(wanted, product) : notForSale('This product is no longer offered.')
    if (refusal || !product) return { kind: 'refused', refusal: refusal ?? notForSale('This product is no longer offered.') }
    parts.push(await partOf(wanted, product))
  }
  return { kind: 'ok', parts }
}

function refusalOf(wanted: Wanted, product: ItemForSale): CheckoutRefusal | null {
  const { seller, priceMinor, currency, stock } = product
  const state = availability({ ...product, shopName: seller.shopName, connection: seller.connection, livemode: env().livemode })
  if (!state.canBuy) {
    if (state.reason === 'seller_paused') return { code: 'seller_cannot_charge', sentence: state.sentence }
    return state.reason === 'sold_out' ? soldOut(0) : notForSale(state.sentence)
  }
  if (wanted.seenPriceMinor !== priceMinor || wanted.seenCurrency !== currency) {
    const sentence = `The price is now ${formatMoney({ amountMinor: priceMinor, currency })}. Please look at the new total before you pay.`
    return { code: 'price_changed', sentence, priceMinor, currency }
  }
  if (stock !== null && stock < wanted.quantity) return soldOut(stock)
  const amount = checkChargeAmount({ amountMinor: priceMinor * wanted.quantity, currency })
  return amount.ok ? null : notForSale(`${amount.sentence} Change the quantity.`)
}

async function partOf({ quantity }: Wanted, product: ItemForSale): Promise<NewPart> {
  const { seller, currency, priceMinor } = product
  if (!seller.connection) throw new Error(`Product ${product.id} was for sale without a connected account`)
  const rule = await feeRuleFor(currency)
  const amountMinor = priceMinor * quantity
  return {
    sellerId: seller.id,
    accountId: seller.connection.accountId,
    currency,
    amountMinor,
    applicationFeeMinor: applicationFee(amountMinor, rule),
    feeBps: rule.feeBps,
    feeFixedMinor: rule.feeFixedMinor,
    statementLine: statementLine(seller.connection, seller.shopName),
    lines: [{ productId: product.id, name: product.name, unitPriceMinor: priceMinor, quantity }],
  }
}

/** The refusal when too few pieces are left. */
export function soldOut(left: number): CheckoutRefusal {
  const sentence =
    left > 0 ? `Only ${left} of these are left. Change the quantity and try again.` : 'Somebody else was faster: this product is sold out.'
  return { code: 'sold_out', sentence: `${sentence} Nothing was charged.`, left }
}

function notForSale(sentence: string): CheckoutRefusal {
  return { code: 'not_for_sale', sentence }
}
