// What pages and components receive of a checkout: plain values, amounts in minor units with their currency.

import type { ChargeTime } from '@/lib/domain/order/charge-time'
import type { SellerCard } from './catalog-views'
import type { ChosenCompletion } from './checkout-wire'
import type { Said } from './said'

export type SavedCardView = { id: string; brand: string; last4: string; expMonth: number; expYear: number }

/** Where a checkout came from, and where its buyer goes back to. */
export type CheckoutOrigin = { kind: 'cart' } | { kind: 'product'; slug: string; quantity: number; seller: SellerCard }

type CheckoutLineView = {
  variantId: string
  slug: string
  name: string
  /** Its values, such as "Blue / XL"; empty where the product has no options. */
  variantTitle: string
  pictureUrl: string | null
  quantity: number
  unitPriceMinor: number
}

/** What one seller is paid by one charge. */
export type CheckoutGroup = {
  id: string
  seller: SellerCard
  currency: string
  lines: CheckoutLineView[]
  amountMinor: number
  /** On the buyer's card statement. */
  statementLine: string
  later: ChargeTime | null
  needsAddress: boolean
}

/** What is paid in one currency: at the checkout, and on later days. */
export type CheckoutTotal = { currency: string; nowMinor: number; laterMinor: number }

export type CheckoutView = {
  /** Under which this is ordered; null where each visit is a purchase of its own, and its browser makes one. */
  checkoutId: string | null
  origin: CheckoutOrigin
  groups: CheckoutGroup[]
  totals: CheckoutTotal[]
  /** What stays in the cart, and why. */
  leftOut: { name: string; sentence: Said }[]
  /** The signed-in buyer's address, which cannot be changed, or null for a guest. */
  email: string | null
  savedCards: SavedCardView[]
  /** Set when this checkout has an order already: something of it was refused, or it waits for its buyer. What was ordered stands. */
  begun: { email: string; completion: ChosenCompletion } | null
}

/** What a buyer sees who puts right a charge that was refused without them. */
export type RecoverView = {
  orderId: string
  /** From the address in the mail; null for the browser that bought. */
  key: string | null
  orderUrl: string
  receiptNumber: string
  /** Why each seller's charge was refused, and what comes next. */
  sentence: Said[]
  /** All that is missing is the bank's confirmation: the same card will do. */
  isConfirmation: boolean
  /** The bank waits for them already. */
  isWaiting: boolean
  /** The parts in question, with the order's own card as the saved one. */
  checkout: CheckoutView
}

/** What a buyer sees who gives another card for what an order is charged later. */
export type ChangeCardView = Pick<RecoverView, 'orderId' | 'key' | 'orderUrl' | 'receiptNumber' | 'checkout'> & {
  /** The card of now. */
  card: Omit<SavedCardView, 'id'>
  /** It expires before one of the charges. */
  isExpiring: boolean
}
