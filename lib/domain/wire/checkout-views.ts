// What pages and components receive of a checkout: plain values, amounts in minor units with their currency.

import type { Money } from '@/lib/domain/money/money'
import type { ChargeTime } from '@/lib/domain/order/charge-time'
import type { DiscountBearer } from '@/lib/domain/pricing/discount'
import type { OfferedRate } from '@/lib/domain/shipping/rates'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import type { BuyerPlace } from '@/lib/domain/tax/tax-place'
import type { TaxSum } from '@/lib/domain/tax/tax-summary'
import type { SellerCard } from './catalog-views'
import type { ChosenCompletion } from './checkout-wire'
import type { Said } from './said'

export type SavedCardView = { id: string; brand: string; last4: string; wallet: string | null; expMonth: number; expYear: number }

/** Where a checkout came from, and where its buyer goes back to. */
export type CheckoutOrigin = { kind: 'cart' } | { kind: 'product'; slug: string; variantId: string; quantity: number; seller: SellerCard }

type CheckoutLineView = {
  variantId: string
  slug: string
  name: string
  /** Its values, such as "Blue / XL"; empty where the product has no options. */
  variantTitle: string
  pictureUrl: string | null
  quantity: number
  unitPriceMinor: number
  /** It is downloaded. */
  isDigital: boolean
  /** It is made for its buyer: EU law gives no right to withdraw from it. */
  isMadeToOrder: boolean
}

/** A rate a buyer can choose, with what it costs for what they buy. */
export type RateOption = Pick<OfferedRate, 'id' | 'name' | 'kind' | 'costMinor' | 'minDays' | 'maxDays'>

/** How the goods of a charge were agreed to reach their buyer. */
export type AgreedDelivery = { deliverBy: 'shipping' | 'pickup'; rateName: string; minDays: number | null; maxDays: number | null }

/** How the goods of a charge reach their buyer. `together`: in the parcel of the same seller's charge that comes first. */
export type GroupDelivery =
  | { state: 'address_needed' | 'together' }
  | { state: 'offered'; options: RateOption[]; chosenId: string }
  | ({ state: 'agreed' } & AgreedDelivery)

/** What a code takes off a charge: off its goods, or off its delivery. */
export type DiscountView = { code: string; bornBy: DiscountBearer; isDelivery: boolean; amountMinor: number }

/** `none`: its seller charges no tax. `charged`: as much as is due at its place, which may be nothing. `failed`: it could not be worked out, and is not sold. */
export type TaxState = 'none' | 'place_needed' | 'charged' | 'failed'

/** What an amount is made of, in minor units: goods, less discounts, plus shipping, plus the tax that is not in the prices. */
export type AmountView = {
  goodsMinor: number
  discountMinor: number
  shippingMinor: number
  taxMinor: number
  taxInclusiveMinor: number
  discounts: DiscountView[]
  tax: { state: TaxState; sums: TaxSum[] }
  /** Less was charged than was agreed: tax is that of the charge, `unchargedMinor` goes off goods and delivery. Null where all was, or is still to be. */
  partial: { agreedMinor: number; chargedMinor: number; unchargedMinor: number } | null
}

/** A code that was entered: what it takes off, an amount a currency, or why it takes nothing off. Both are empty for free delivery to somewhere not known yet. */
export type CodeView = { code: string; savings: Money[]; sentence: Said | null }

/** What one seller is paid by one charge. */
export type CheckoutGroup = {
  id: string
  seller: SellerCard
  currency: string
  lines: CheckoutLineView[]
  amountMinor: number
  amount: AmountView
  /** Null where there is nothing to deliver. */
  delivery: GroupDelivery | null
  /** On the buyer's card statement. */
  statementLine: string
  later: ChargeTime | null
  needsAddress: boolean
}

/** What is paid in one currency: at the checkout, and on later days. */
export type CheckoutTotal = { currency: string; nowMinor: number; laterMinor: number }

/** What is bought and what it comes to, for an address and the rates chosen for it. */
export type QuoteView = {
  groups: CheckoutGroup[]
  totals: CheckoutTotal[]
  /** What stays in the cart, and why. */
  leftOut: { name: string; sentence: Said }[]
  /** In the order in which they were entered. */
  codes: CodeView[]
}

export type CheckoutView = QuoteView & {
  /** Under which this is ordered; null where each visit is a purchase of its own, and its browser makes one. */
  checkoutId: string | null
  origin: CheckoutOrigin
  /** Where it goes, and where this person had things sent before; null where nothing is delivered. */
  shipTo: { address: ShipTo | null; known: ShipTo[] } | null
  /** Where the buyer is, for tax; null where nobody needs to know, or it is delivered there. */
  buyerPlace: { place: BuyerPlace | null } | null
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
