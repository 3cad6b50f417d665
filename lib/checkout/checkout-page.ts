import { readCart } from '@/lib/cart/read-cart'
import { getProduct } from '@/lib/catalog/get-product'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { findOrderByCheckout, type OrderRow } from '@/lib/db/orders/orders'
import { cartView } from '@/lib/domain/cart/cart'
import { mostPieces } from '@/lib/domain/cart/most-pieces'
import { chosenVariant } from '@/lib/domain/catalog/chosen-variant'
import { CheckoutId } from '@/lib/domain/ids'
import { mayRetry, waitsForBuyer } from '@/lib/domain/order/order'
import { isRecovering, mayRecover } from '@/lib/domain/order/recovery'
import { type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'
import type { BuyerPlace } from '@/lib/domain/tax/tax-place'
import type { ItemView } from '@/lib/domain/wire/catalog-views'
import type { CheckoutOrigin, CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { Said } from '@/lib/domain/wire/said'
import { type Buyer, mayContinue, ownerOf } from '@/lib/orders/access'
import { completionOf } from '@/lib/orders/answer'
import { orderPath } from '@/lib/orders/order-urls'
import { groupsOfOrder, totalsOf } from './checkout-groups'
import { checkoutOfCart } from './checkout-of-cart'
import { codeBuyer } from './codes/find-codes'
import { type Quote, quoteOf } from './quote'
import { knownAddresses, shownShipTo } from './ship-to'

export type CheckoutPage =
  | { state: 'ready'; view: CheckoutView }
  /** This checkout is over, and its order has the answer; or the cart says why it cannot be paid. */
  | { state: 'redirect'; url: string }
  | { state: 'unavailable'; sentence: Said[]; back: Back }

/** Where somebody goes who cannot buy this now. */
type Back = { href: string; to: 'storefront' | 'cart' | 'product' }
const STOREFRONT: Back = { href: '/', to: 'storefront' }
const TO_CART: Back = { href: '/cart', to: 'cart' }

type Wish = { shipTo: ShipTo | null; rateIds: string[]; codes: string[]; buyerPlace?: BuyerPlace | null }
type WhereTo = { known: ShipTo[]; wish: Wish }

type Query = { productSlug: string | null; variantId?: string | null; quantity: number; checkoutId: string | null }

/**
 * What the checkout page shows before anything is paid: the cart, or one product that is bought at once. A checkout id that has an order already
 * goes on with what was ordered: one that is over leads to its order (so the back button cannot buy again), one that was refused or waits for its
 * buyer comes back as it was placed, on whatever device they are.
 * @param query from the address; without a product it is the cart, `checkoutId` is null before the browser has made one
 * @param wish where it goes, by which rates and with which codes, once the buyer has said so; until then it goes where the last order of theirs went
 */
export async function checkoutPage({ checkoutId, ...query }: Query, buyer: Buyer, wish?: Wish): Promise<CheckoutPage> {
  const id = CheckoutId.safeParse(checkoutId)
  const begun = id.success ? await findOrderByCheckout(id.data) : null
  if (begun) return pageOfOrder(begun, buyer)
  const known = await knownAddresses(buyer)
  const whereTo = { known, wish: wish ?? { shipTo: known[0] ?? null, rateIds: [], codes: [], buyerPlace: placeIn(known) } }
  return query.productSlug === null ? pageOfCart(buyer, whereTo) : pageOfProduct({ ...query, slug: query.productSlug }, buyer, whereTo)
}

async function pageOfOrder(order: OrderRow, buyer: Buyer): Promise<CheckoutPage> {
  if (!mayContinue(order, buyer)) {
    return { state: 'unavailable', sentence: [{ key: 'checkout.otherBrowser' }], back: STOREFRONT }
  }
  // What was refused on its own day has a page of its own, which shows it as due now: the order leads there.
  const isLate = mayRecover(order) || isRecovering(order)
  if (isLate || (!mayRetry(order) && !waitsForBuyer(order))) return { state: 'redirect', url: orderPath(order.id) }
  const groups = groupsOfOrder(order)
  const begun = { email: order.email, completion: completionOf(order) }
  return {
    state: 'ready',
    view: {
      checkoutId: order.checkoutId,
      origin: originOf(order),
      groups,
      totals: totalsOf(groups),
      leftOut: [],
      codes: [],
      shipTo: order.address && shownShipTo(true, shipToOf(order.address), []),
      buyerPlace: null,
      begun,
      ...(await payerOf(buyer, groups, order)),
    },
  }
}

async function pageOfCart(buyer: Buyer, whereTo: WhereTo): Promise<CheckoutPage> {
  const cart = await readCart(ownerOf(buyer))
  const checkout = await checkoutOfCart(buyer)
  // In another window or on another device this cart is an order already.
  if (checkout?.begun) return pageOfOrder(checkout.begun, buyer)
  // Its own page says what stands in the way, and lets it be changed.
  if (!cart.canCheckOut) return { state: 'redirect', url: '/cart' }
  const quote = await quoteOf(cart, whereTo.wish, codeBuyer(buyer, buyer.viewer?.email ?? null))
  if (quote.sentence) return { state: 'unavailable', sentence: quote.sentence, back: TO_CART }
  const from = { checkoutId: checkout?.checkoutId ?? null, origin: { kind: 'cart' as const } }
  return { state: 'ready', view: { ...from, ...(await toBuy(quote, buyer, whereTo)) } }
}

/** Where this buyer had something delivered last, as the place where they are unless they say otherwise. */
function placeIn([last]: ShipTo[]): BuyerPlace | null {
  return last ? { country: last.country, postalCode: last.postalCode } : null
}

type OneProduct = { slug: string; variantId?: string | null; quantity: number }

/** The variant of a product at an address, else the first that can be had. */
async function itemAt(slug: string, variantId: string | null = null): Promise<ItemView | null> {
  const page = await getProduct(slug)
  if (!page) return null
  const { variants, options: _, ...product } = page
  const variant = chosenVariant(variants, variantId)
  if (!variant) return null
  const { id, title, values: __, compareAtMinor: ___, ...own } = variant
  return { ...product, ...own, variantId: id, variantTitle: title }
}

async function pageOfProduct({ slug, variantId, quantity: wanted }: OneProduct, buyer: Buyer, whereTo: WhereTo): Promise<CheckoutPage> {
  const product = await itemAt(slug, variantId)
  if (!product) return { state: 'unavailable', sentence: [{ key: 'checkout.productGone' }], back: STOREFRONT }
  const back = { href: `/products/${slug}`, to: 'product' as const }
  if (!product.availability.canBuy) return { state: 'unavailable', sentence: [product.availability.sentence], back }
  const quantity = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), mostPieces(product)) : 1
  const { priceMinor, currency, seller } = product
  const cart = cartView([{ product, quantity, seenPriceMinor: priceMinor, seenCurrency: currency }])
  const problem = cart.groups[0]?.problem
  if (problem) return { state: 'unavailable', sentence: [problem], back }
  const quote = await quoteOf(cart, whereTo.wish, codeBuyer(buyer, buyer.viewer?.email ?? null))
  if (quote.sentence) return { state: 'unavailable', sentence: quote.sentence, back }
  const origin = { kind: 'product' as const, slug, variantId: product.variantId, quantity, seller }
  return { state: 'ready', view: { checkoutId: null, origin, ...(await toBuy(quote, buyer, whereTo)) } }
}

/** What is shown of a purchase that has no order yet. */
async function toBuy({ groups, totals, leftOut, codes, isDelivered, needsPlace }: Quote, buyer: Buyer, { known, wish }: WhereTo) {
  const shipTo = shownShipTo(isDelivered, wish.shipTo, known)
  const buyerPlace = needsPlace ? { place: wish.buyerPlace ?? null } : null
  return { groups, totals, leftOut, codes, shipTo, buyerPlace, begun: null, ...(await payerOf(buyer, groups)) }
}

/** One product goes back to its page; several can only have come from the cart. */
function originOf({ parts }: OrderRow): CheckoutOrigin {
  const [part] = parts
  const [line] = part?.lines ?? []
  const isOne = parts.flatMap(({ lines }) => lines).length === 1
  if (!isOne || !part || !line) return { kind: 'cart' }
  return { kind: 'product', slug: line.product.slug, variantId: line.variantId, quantity: line.quantity, seller: part.seller }
}

/**
 * Who pays, and by which cards.
 * @param groups where one needs the buyer's address, it is typed with a card: saved ones may have been saved without
 * @param begun the order that is paid, which only cards on its own Customer can pay
 */
async function payerOf({ viewer }: Buyer, groups: CheckoutView['groups'], begun?: OrderRow): Promise<Pick<CheckoutView, 'email' | 'savedCards'>> {
  if (!viewer) return { email: null, savedCards: [] }
  if (groups.some(({ needsAddress }) => needsAddress)) return { email: viewer.email, savedCards: [] }
  const payable = begun ? { email: begun.email, customerId: begun.customerId } : {}
  return { email: viewer.email, savedCards: await listSavedCards({ ...viewer, ...payable }) }
}
