import type { BookedRefunds } from '@/lib/domain/ledger/booked-refunds'
import type { Money } from '@/lib/domain/money/money'
import type { ChargeTime } from '@/lib/domain/order/charge-time'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { EndReason } from '@/lib/domain/order/end-reason'
import type { OrderStatus, PartStatus } from '@/lib/domain/order/order'
import type { SaleNext, SaleReason } from '@/lib/domain/order/sale-reason'
import type { TimelineKind } from '@/lib/domain/order/timeline'
import type { ChosenCompletion } from './checkout-wire'
import type { Said } from './said'

/** What pages and components receive: plain values, amounts in minor units with their currency. */

export type SellerCard = { id: string; shopName: string; slug: string }

/** Whether a product can be bought right now, and if not, why, as its buyer is told. */
export type Availability = { canBuy: true } | { canBuy: false; reason: 'sold_out' | 'archived' | 'seller_paused'; sentence: Said }

export type ProductView = {
  id: string
  slug: string
  name: string
  description: string
  priceMinor: number
  currency: string
  /** Pieces left; null is unlimited. */
  stock: number | null
  pictureUrl: string | null
  pictureWidth: number | null
  pictureHeight: number | null
  seller: SellerCard
  availability: Availability
  /** The least that one charge of this seller in this currency may come to. */
  leastChargeMinor: number
  /** Whether the buyer's name and address must be sent with the charge. */
  needsAddress: boolean
  /** When it is charged; null is at the checkout. By when it must ship is known only once it is ordered. */
  later: ChargeTime | null
  /** The same as a word that is equal where things are charged together. */
  chargeTime: string
}

/** A product as its seller edits it. */
export type SellerProductView = {
  id: string
  slug: string
  name: string
  description: string
  priceMinor: number
  currency: string
  stock: number | null
  status: 'active' | 'archived'
  chargeWhen: ChargeWhen
  chargeOn: string | null
  pictureUrl: string | null
  /** Which edit this is, sent back with the form so that two tabs do not overwrite each other. */
  version: string
}

export type SavedCardView = { id: string; brand: string; last4: string; expMonth: number; expYear: number }

/** Where a checkout came from, and where its buyer goes back to. */
export type CheckoutOrigin = { kind: 'cart' } | { kind: 'product'; slug: string; quantity: number; seller: SellerCard }

type CheckoutLineView = {
  productId: string
  slug: string
  name: string
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

/** One line of a timeline. `shopName` where several sellers share it. */
export type TimelineLine = {
  key: string
  at: string
  kind: TimelineKind
  shopName: string | null
  money: Money | null
  /** Why it was refused or ended. */
  reason: EndReason | null
  /** For the operator alone: codes, ids, sentences of the machinery. */
  note: string | null
}

export type OrderState = OrderStatus
export type OrderLineView = { name: string; quantity: number; unitPriceMinor: number; productSlug: string; pictureUrl: string | null }

export type SellerPartView = {
  id: string
  seller: SellerCard
  status: PartStatus
  /** What is to be said of it; empty where its status says all. */
  sentence: Said[]
  /** It has ended, and Stripe could not say any more whether it was charged. */
  isUnknown: boolean
  currency: string
  amountMinor: number
  refundedMinor: number
  statementLine: string
  lines: OrderLineView[]
}

/** How a part that is charged later stands, for its buyer. */
export type LaterState = 'canceling' | 'not_charged' | 'shipped' | 'due' | 'paused'

/** A part that is charged later, for its buyer. `time` is when, while it is `due`; `note` is by when at the latest, or what is held until then. */
export type BuyersLaterView = {
  partId: string
  shopName: string
  names: string
  currency: string
  amountMinor: number
  state: LaterState
  time: ChargeTime
  note: Said | null
  mayCancel: boolean
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

/** An order as its buyer sees it. */
export type OrderView = {
  id: string
  /** Receipt number, such as "S-00042". */
  receiptNumber: string
  status: OrderState
  email: string
  placedAt: string
  paidAt: string | null
  card: { brand: string; last4: string } | null
  /** What is to be said of open, declined and canceled orders; empty where the status says all. */
  sentence: Said[]
  /** Where a buyer who is not finished goes on. */
  checkoutUrl: string | null
  /** What it goes on with is a charge that was refused without its buyer. */
  isLate: boolean
  /** What is still to be charged on later days. */
  later: BuyersLaterView[]
  /** Of the visit that placed it: asking `POST /api/checkout/{checkoutId}` finds out what became of an open order. */
  checkoutId: string
  parts: SellerPartView[]
}

/** The same on its own page, with what happened to it. */
export type OrderPageView = OrderView & { timeline: TimelineLine[] }

/** How a charge on a later day stands, for its seller. */
export type LaterChargeView = {
  chargeWhen: Exclude<ChargeWhen, 'at_checkout'>
  /** When it is charged, tried again or given up next; null until it is shipped, and once it is over. */
  dueAt: string | null
  /** By when it must be shipped, or it is canceled; null once it is shipped or over. */
  shipBy: string | null
  givesUp: boolean
  /** Charges tried without the buyer. */
  tries: number
  shippedAt: string | null
  mayShip: boolean
  mayCancel: boolean
  /** Until when the amount is held on the buyer's card; null where none is. */
  heldUntil: string | null
  /** The last refusal, or the end: when, and why; with Stripe's own words where it is for the seller's account. */
  refused: { at: string | null; reason: SaleReason; words: string | null } | null
  /** What comes next after it. */
  next: SaleNext | null
}

/** One seller's part as the seller sees it. */
export type SaleView = {
  id: string
  receiptNumber: string
  status: PartStatus
  buyerEmail: string
  placedAt: string
  capturedAt: string | null
  currency: string
  amountMinor: number
  applicationFeeMinor: number
  refundedMinor: number
  lines: OrderLineView[]
  accountId: string
  paymentIntentId: string | null
  /** Where the seller sees the payment at Stripe; null until there is one. */
  paymentUrl: string | null
  /** Set for a sale that is charged later than it was ordered. */
  later: LaterChargeView | null
  /** In the currency of the seller's balance; null until Stripe has settled the charge. */
  settlement: {
    currency: string
    grossMinor: number
    stripeFeeMinor: number
    applicationFeeMinor: number
    /** Of the payment; what was refunded since is booked apart. */
    netMinor: number
    /** What Stripe booked for refunds (less than zero), what came back of our fee, and what is left; null without refunds, or until all are booked. */
    refunds: BookedRefunds | null
    availableOn: string
  } | null
}

/** The same on its own page, with what happened to it. */
export type SalePageView = SaleView & { timeline: TimelineLine[] }
