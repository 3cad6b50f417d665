import { z } from 'zod'
import { chargesOf } from '@/lib/domain/order/charges'
import type { TaxBehavior } from '@/lib/domain/tax/tax-rates'
import type { ItemView, SellerCard } from '@/lib/domain/wire/catalog-views'
import { MAX_LINES, type PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'
import { MAX_QUANTITY } from '@/lib/domain/wire/most'
import { SeenInteger } from '@/lib/domain/wire/numbers'
import type { Said } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { mostPieces } from './most-pieces'

const Seen = { seenPriceMinor: z.coerce.number().pipe(SeenInteger.positive()), seenCurrency: z.string().regex(/^[a-z]{3}$/) }
const Quantity = z.coerce.number().int().min(1).max(MAX_QUANTITY)

/** One press of "Add to cart". `addId` is made for the press: the same one adds once. The price is what the page showed, to say later what changed. */
export const AddItem = z.object({ addId: z.uuid(), variantId: z.uuid(), quantity: Quantity, ...Seen })
export type AddItem = z.infer<typeof AddItem>

/** A line set to a number of pieces, at the price the cart showed. */
export const ChangeQuantity = z.object({ variantId: z.uuid(), quantity: Quantity, ...Seen })
export type ChangeQuantity = z.infer<typeof ChangeQuantity>

/** What the cart's own page asks for. `name` is the product's, as the page showed it, for the sentence that answers. */
export const EditCart = z
  .discriminatedUnion('change', [
    ChangeQuantity.extend({ change: z.literal('quantity') }),
    ChangeQuantity.extend({ change: z.literal('remove') }),
    AddItem.extend({ change: z.literal('put_back') }),
  ])
  .and(z.object({ name: Text.min(1).max(200) }))
export type EditCart = z.infer<typeof EditCart>

/** A line as stored, with what it is of as that is now. */
export type CartLineFacts = {
  product: ItemView
  quantity: number
  seenPriceMinor: number
  seenCurrency: string
  /** Left out where nobody is told. */
  tax?: CartGroup['tax']
}

export type CartLineView = {
  product: Omit<ItemView, 'description'>
  quantity: number
  /** The most pieces that can be had now; 0 when none can. */
  most: number
  /** At today's price. */
  amountMinor: number
  /** Why this line is left out of the checkout; null when it is bought. */
  pause: Said | null
  /** It pauses for where it would be delivered to: another country may do. */
  isUndelivered: boolean
  /** What the price was when it was put in, if it is another now. */
  priceNote: Said | null
}

/** What one seller is paid in one currency. */
export type CartGroup = {
  seller: SellerCard
  currency: string
  lines: CartLineView[]
  /** Of the lines that are bought. */
  subtotalMinor: number
  /** Why the cart cannot be paid before something is done about this seller's lines; null when it can. */
  problem: Said | null
  /** Whether its seller charges tax, and if so, whether their prices contain it. */
  tax: 'none' | TaxBehavior
}

export type CartView = {
  groups: CartGroup[]
  /** What is paid, one total a currency, and how much of it later than at the checkout. */
  totals: { currency: string; totalMinor: number; laterMinor: number }[]
  canCheckOut: boolean
  /** Pieces, those of paused lines included. */
  count: number
}

/**
 * A cart as its buyer sees it: grouped by seller and currency in the order things were put in, each group with what it comes to. What cannot be
 * bought now is left out of every sum and says why; it does not stand in the way of the rest.
 */
export function cartView(lines: CartLineFacts[]): CartView {
  const groups = new Map<string, CartGroup>()
  let bought = 0
  for (const facts of lines) {
    const line = lineView(facts, bought)
    if (line.pause === null) bought += 1
    const { seller, currency } = facts.product
    const key = `${seller.id} ${currency}`
    const group = groups.get(key) ?? { seller, currency, lines: [], subtotalMinor: 0, problem: null, tax: facts.tax ?? 'none' }
    groups.set(key, { ...group, lines: [...group.lines, line], subtotalMinor: group.subtotalMinor + (line.pause === null ? line.amountMinor : 0) })
  }
  const checked = [...groups.values()].map((group) => ({ ...group, problem: problemOf(group) }))
  return {
    groups: checked,
    totals: totalsOf(checked),
    canCheckOut: bought > 0 && checked.every(({ problem }) => problem === null),
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

/** The lines a checkout takes, at the prices the cart shows. */
export function itemsToBuy({ groups }: CartView): PlaceOrderInput['items'] {
  const lines = groups.flatMap((group) => group.lines).filter(({ pause }) => pause === null)
  return lines.map(({ product: { variantId, priceMinor, currency }, quantity }) => ({
    variantId,
    quantity,
    seenPriceMinor: priceMinor,
    seenCurrency: currency,
  }))
}

function lineView({ product, quantity, seenPriceMinor, seenCurrency }: CartLineFacts, boughtBefore: number): CartLineView {
  const { description: _, ...shown } = product
  const most = mostPieces(product)
  const isSame = product.priceMinor === seenPriceMinor && product.currency === seenCurrency
  const [was, now] = [
    { amountMinor: seenPriceMinor, currency: seenCurrency },
    { amountMinor: product.priceMinor, currency: product.currency },
  ]
  return {
    product: shown,
    quantity,
    most,
    amountMinor: product.priceMinor * quantity,
    pause: pauseOf(product, quantity, boughtBefore),
    isUndelivered: false,
    priceNote: isSame ? null : { key: 'cart.priceChanged', values: { was, now } },
  }
}

function pauseOf({ availability, stock }: ItemView, quantity: number, boughtBefore: number): Said | null {
  if (!availability.canBuy) return availability.sentence
  if (stock !== null && stock < quantity) return { key: 'checkout.onlyLeft', values: { count: stock } }
  return boughtBefore < MAX_LINES ? null : { key: 'cart.tooManyProducts', values: { max: MAX_LINES } }
}

/** Why what is bought of a group cannot be charged; null where it can. */
export function problemOf({ lines }: Pick<CartGroup, 'lines'>): Said | null {
  const bought = lines.filter(({ pause }) => pause === null)
  return chargesOf(bought, ({ product }) => product.chargeTime).find(({ problem }) => problem !== null)?.problem ?? null
}

/** What the bought lines of these groups come to, by currency. */
export function totalsOf(groups: CartGroup[]): CartView['totals'] {
  const bought = groups.flatMap(({ lines }) => lines).filter(({ pause }) => pause === null)
  const sumOf = (lines: CartLineView[]) => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return [...new Set(bought.map(({ product }) => product.currency))].map((currency) => {
    const own = bought.filter(({ product }) => product.currency === currency)
    return { currency, totalMinor: sumOf(own), laterMinor: sumOf(own.filter(({ product }) => product.later !== null)) }
  })
}
