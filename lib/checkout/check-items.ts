import { findItemsForSale, type ItemForSale } from '@/lib/db/catalog/items-for-sale'
import type { NewPart } from '@/lib/db/orders/orders'
import { availability } from '@/lib/domain/catalog/availability'
import { formatMoney } from '@/lib/domain/money/money'
import type { Completion } from '@/lib/domain/order/order'
import type { CheckoutRefusal, PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { env } from '@/lib/env'
import { laterOf } from './checkout-groups'
import { type Line, makeParts } from './make-parts'

export type CheckedItems = { kind: 'ok'; parts: NewPart[] } | { kind: 'refused'; refusal: CheckoutRefusal }
type Wanted = PlaceOrder['items'][number]
type Problem = { wanted: Wanted; product: ItemForSale | undefined; code: 'price_changed' | 'sold_out' | 'not_for_sale' | 'seller_cannot_charge' } & {
  sentence: string
}

/**
 * Turns what the buyer wants into parts, one per seller, currency and day of payment, with frozen prices, fees and accounts, all from our database;
 * what the browser claims is only compared. Stock is looked at here for a friendly sentence and taken later, in the order's own transaction.
 */
export async function checkItems(items: Wanted[], completion: Completion): Promise<CheckedItems> {
  const products = await findItemsForSale(items.map(({ productId }) => productId))
  const problems: Problem[] = []
  const lines: Line[] = []
  for (const wanted of items) {
    const product = products.find(({ id }) => id === wanted.productId)
    const problem = problemOf(wanted, product)
    if (problem) problems.push({ ...problem, wanted, product })
    else if (product) lines.push({ product, quantity: wanted.quantity })
  }
  if (problems.length > 0) return { kind: 'refused', refusal: refusalOf(problems) }
  const { parts, refusal } = await makeParts(lines, completion)
  const reason = refusal ?? timeRefusal(items, parts)
  return reason ? { kind: 'refused', refusal: reason } : { kind: 'ok', parts }
}

function problemOf(wanted: Wanted, product: ItemForSale | undefined): Pick<Problem, 'code' | 'sentence'> | null {
  if (!product) return { code: 'not_for_sale', sentence: 'This product is no longer offered.' }
  const { seller, priceMinor, currency, stock } = product
  const state = availability({ ...product, shopName: seller.shopName, connection: seller.connection, livemode: env().livemode })
  if (!state.canBuy) {
    if (state.reason === 'seller_paused') return { code: 'seller_cannot_charge', sentence: state.sentence }
    return state.reason === 'sold_out' ? soldOutProblem(0) : { code: 'not_for_sale', sentence: state.sentence }
  }
  if (wanted.seenPriceMinor !== priceMinor || wanted.seenCurrency !== currency) {
    const sentence = `The price is now ${formatMoney({ amountMinor: priceMinor, currency })}. Please look at the new total before you pay.`
    return { code: 'price_changed', sentence }
  }
  return stock !== null && stock < wanted.quantity ? soldOutProblem(stock) : null
}

/** What cannot be bought at all comes before what only costs something else now. */
const WORST_FIRST = ['seller_cannot_charge', 'not_for_sale', 'sold_out', 'price_changed'] as const

function refusalOf(problems: Problem[]): CheckoutRefusal {
  const [first] = [...problems].sort((a, b) => WORST_FIRST.indexOf(a.code) - WORST_FIRST.indexOf(b.code))
  if (!first) throw new Error('There is no refusal without a problem')
  const items = problems.map(({ wanted, sentence }) => ({ productId: wanted.productId, sentence }))
  const { code, sentence } = first
  switch (code) {
    case 'price_changed': {
      const changed = problems.flatMap(({ product }) => product ?? [])
      return { code, sentence, items, prices: changed.map(({ id, priceMinor, currency }) => ({ productId: id, priceMinor, currency })) }
    }
    case 'sold_out':
      return { code, sentence, items, left: first.product?.stock ?? 0 }
    case 'not_for_sale':
    case 'seller_cannot_charge':
      return { code, sentence, items }
  }
}

/** Why what the buyer agreed to is not what would be done: something is charged at another time by now, since its seller changed it or its day has come. */
function timeRefusal(items: Wanted[], parts: NewPart[]): CheckoutRefusal | null {
  const seen = new Map(items.map(({ productId, seenLater }) => [productId, seenLater]))
  const changed = parts.flatMap((part) => {
    const later = laterOf(part)
    const sentence = later === null ? 'Charged now, when you pay.' : `${later}.`
    const isOther = (seenLater: string | null | undefined) => seenLater !== undefined && seenLater !== later
    return part.lines.filter(({ productId }) => isOther(seen.get(productId))).map(({ productId }) => ({ productId, sentence }))
  })
  const sentence = 'It changed while this page was open. Nothing was charged. Look at what is due now, and go on if you agree.'
  return changed.length > 0 ? { code: 'time_changed', sentence, items: changed } : null
}

function soldOutProblem(left: number): Pick<Problem, 'code' | 'sentence'> {
  return { code: 'sold_out', sentence: soldOut(left).sentence }
}

/** The refusal when too few pieces are left. */
export function soldOut(left: number): CheckoutRefusal {
  const sentence =
    left > 0 ? `Only ${left} of these are left. Change the quantity and try again.` : 'Somebody else was faster: this product is sold out.'
  return { code: 'sold_out', sentence: `${sentence} Nothing was charged.`, left }
}
