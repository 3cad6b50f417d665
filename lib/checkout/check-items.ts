import { findItemsForSale, type ItemForSale } from '@/lib/db/catalog/items-for-sale'
import type { NewPart } from '@/lib/db/orders/insert-order'
import { availability } from '@/lib/domain/catalog/availability'
import { chargeTime, chargeTimeCode, saidOfTime } from '@/lib/domain/order/charge-time'
import type { Completion } from '@/lib/domain/order/order'
import type { CheckoutRefusal, PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Said } from '@/lib/domain/wire/said'
import { env } from '@/lib/env'
import { codeViews } from './codes/code-views'
import type { CodeBuyer } from './codes/find-codes'
import { priceLines } from './codes/price-lines'
import { deliveriesOf, zonesFor } from './deliveries'
import { amountRefusal, codesRefusal, deliveryRefusal, placeRefusal, untaxedRefusal } from './delivery-refusals'
import type { Line } from './line'
import { makeParts } from './make-parts'
import { placeOfOrder } from './taxes'

export type CheckedItems = { kind: 'ok'; parts: NewPart[] } | { kind: 'refused'; refusal: CheckoutRefusal }
type Wanted = PlaceOrder['items'][number]
type Problem = { wanted: Wanted; product: ItemForSale | undefined; code: 'price_changed' | 'sold_out' | 'not_for_sale' | 'seller_cannot_charge' } & {
  sentence: Said
}

/**
 * Turns what the buyer wants into parts, one per seller, currency and day of payment, with frozen prices, fees and accounts, all from our database;
 * what the browser claims is only compared. Shipping and tax are those of the address and the chosen rates; a code that takes nothing off any more is a reason
 * not to. Stock is looked at here for a friendly sentence and
 * taken later, in the order's own transaction.
 */
export async function checkItems(order: PlaceOrder, completion: Completion, buyer: CodeBuyer): Promise<CheckedItems> {
  const { items } = order
  const products = await findItemsForSale(items.map(({ variantId }) => variantId))
  const problems: Problem[] = []
  const lines: Line[] = []
  for (const wanted of items) {
    const product = products.find(({ variantId }) => variantId === wanted.variantId)
    const problem = problemOf(wanted, product)
    if (problem) problems.push({ ...problem, wanted, product })
    else if (product) lines.push({ product, quantity: wanted.quantity, discountMinor: 0 })
  }
  if (problems.length > 0) return { kind: 'refused', refusal: refusalOf(problems) }
  const zones = await zonesFor(lines, order)
  const parcels = deliveriesOf(lines, order, zones)
  const undelivered = deliveryRefusal([...parcels.values()])
  if (undelivered) return { kind: 'refused', refusal: undelivered }
  const priced = await priceLines(lines, order, zones, buyer)
  const { parts, refusal, codeRefusals } = await makeParts(priced.lines, { completion, ...priced, place: placeOfOrder(parcels.size > 0, order) })
  const codes = codeViews(order.codes, parts, [], [...priced.refusals, ...codeRefusals])
  const reason =
    refusal ??
    placeRefusal(parts) ??
    untaxedRefusal(parts, lines) ??
    timeRefusal(items, parts) ??
    codesRefusal(codes) ??
    amountRefusal(order, parts, lines)
  return reason ? { kind: 'refused', refusal: reason } : { kind: 'ok', parts }
}

function problemOf(wanted: Wanted, product: ItemForSale | undefined): Pick<Problem, 'code' | 'sentence'> | null {
  if (!product) return { code: 'not_for_sale', sentence: { key: 'checkout.productGone' } }
  const { seller, priceMinor, currency, stock } = product
  const state = availability({ ...product, ...sellerFacts(seller), terms: env() })
  if (!state.canBuy) return { code: CODE[state.reason], sentence: state.sentence }
  if (wanted.seenPriceMinor !== priceMinor || wanted.seenCurrency !== currency) {
    return { code: 'price_changed', sentence: { key: 'checkout.priceNow', values: { price: { amountMinor: priceMinor, currency } } } }
  }
  return stock !== null && stock < wanted.quantity ? soldOutProblem(stock) : null
}

function sellerFacts({ shopName, connection, approval }: ItemForSale['seller']) {
  return { shopName, connection, approval }
}

/** What cannot be bought at all comes before what only costs something else now. */
const WORST_FIRST = ['seller_cannot_charge', 'not_for_sale', 'sold_out', 'price_changed'] as const

function refusalOf(problems: Problem[]): CheckoutRefusal {
  const [first] = [...problems].sort((a, b) => WORST_FIRST.indexOf(a.code) - WORST_FIRST.indexOf(b.code))
  if (!first) throw new Error('There is no refusal without a problem')
  const items = problems.map(({ wanted, sentence }) => ({ variantId: wanted.variantId, sentence: [sentence] }))
  const { code } = first
  const sentence: Said[] = [first.sentence, { key: 'order.nothingCharged' }]
  switch (code) {
    case 'price_changed': {
      const changed = problems.flatMap(({ product }) => product ?? [])
      return { code, sentence, items, prices: changed.map(({ variantId, priceMinor, currency }) => ({ variantId, priceMinor, currency })) }
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
  const seen = new Map(items.map(({ variantId, seenTime }) => [variantId, seenTime]))
  const changed = parts.flatMap((part) => {
    const time = chargeTime(part)
    const isOther = (seenTime: string | undefined) => seenTime !== undefined && seenTime !== chargeTimeCode(time)
    return part.lines.filter(({ variantId }) => isOther(seen.get(variantId))).map(({ variantId }) => ({ variantId, sentence: [saidOfTime(time)] }))
  })
  return changed.length > 0 ? { code: 'time_changed', sentence: [{ key: 'checkout.timeChanged' }], items: changed } : null
}

function soldOutProblem(left: number): Pick<Problem, 'code' | 'sentence'> {
  return { code: 'sold_out', sentence: saidOfStock(left) }
}

/** The refusal when too few pieces are left. */
export function soldOut(left: number): CheckoutRefusal {
  return { code: 'sold_out', sentence: [saidOfStock(left), { key: 'order.nothingCharged' }], left }
}

const CODE = { seller_paused: 'seller_cannot_charge', sold_out: 'sold_out', archived: 'not_for_sale' } as const

function saidOfStock(left: number): Said {
  return left > 0 ? { key: 'checkout.onlyLeft', values: { count: left } } : { key: 'checkout.soldOut' }
}
