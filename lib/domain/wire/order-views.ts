// What pages and components receive of orders and sales: plain values, amounts in minor units with their currency.

import type { BookedDisputes } from '@/lib/domain/disputes/dispute-money'
import type { BookedRefunds } from '@/lib/domain/ledger/booked-refunds'
import type { Money } from '@/lib/domain/money/money'
import type { ChargeTime } from '@/lib/domain/order/charge-time'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { EndReason } from '@/lib/domain/order/end-reason'
import type { OrderStatus, PartStatus } from '@/lib/domain/order/order'
import type { SaleNext, SaleReason } from '@/lib/domain/order/sale-reason'
import type { TimelineKind } from '@/lib/domain/order/timeline-kinds'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import type { CancelationView, PaidCancelView } from './cancelation-views'
import type { SellerCard } from './catalog-views'
import type { AgreedDelivery, AmountView } from './checkout-views'
import type { FulfilmentView } from './fulfilment-views'
import type { Said } from './said'

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
/** One line as it was ordered. `variantTitle` is what was chosen, such as "Blue / XL"; empty where there was no choice. */
export type OrderLineView = {
  id: string
  name: string
  variantTitle: string
  sku: string | null
  quantity: number
  unitPriceMinor: number
  isMadeToOrder: boolean
  productSlug: string
  pictureUrl: string | null
}

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
  amount: AmountView
  delivery: AgreedDelivery | null
  refundedMinor: number
  statementLine: string
  lines: OrderLineView[]
  /** How far its goods are on their way; null where nothing is delivered. */
  fulfilment: FulfilmentView | null
}

/** How a part that is charged later stands, for its buyer. */
export type LaterState = 'canceling' | 'not_charged' | 'charging' | 'due' | 'paused'

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

/** An order as its buyer sees it. */
export type OrderView = {
  id: string
  /** Receipt number, such as "S-00042". */
  receiptNumber: string
  status: OrderState
  email: string
  /** Where it is delivered; null where nothing is, or where the buyer was erased. */
  shipTo: ShipTo | null
  placedAt: string
  paidAt: string | null
  card: { brand: string; last4: string; wallet: string | null } | null
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
export type OrderPageView = OrderView & {
  /** The mail server of the buyer's address refuses it for good. */
  isMailRefused: boolean
  /** Its buyer reads it, not who came by a link: they may end all links. */
  mayEndLinks: boolean
  timeline: TimelineLine[]
  /** What the buyer of something digital agreed to; `at` is ISO. Null where nothing is digital. */
  digitalConsent: { at: string; wording: string } | null
  /** Where another card is given for what is charged later; null where nothing is charged to a saved card. */
  changeCardUrl: string | null
  /** Paid parts that have not left, which their buyer may cancel, and what they have canceled. */
  paidCancels: PaidCancelView[]
  /** Parts whose card expires before they are charged, or may: by the part's id. */
  expiring: Record<string, { brand: string; last4: string; wallet: string | null; expMonth: number; expYear: number }>
}

/** A link from a mail that was good once. */
export type DeadLink = { orderId: string; key: string; why: 'expired' | 'ended' }

/** How a charge on a later day stands, for its seller. */
export type LaterChargeView = {
  chargeWhen: Exclude<ChargeWhen, 'at_checkout'>
  /** When it is charged, tried again or given up next; null until it is ready to ship, and once it is over. */
  dueAt: string | null
  /** By when it must be ready to ship, or it is canceled; null once it is ready or over. */
  shipBy: string | null
  givesUp: boolean
  /** Charges tried without the buyer. */
  tries: number
  readyAt: string | null
  /** Whether its seller may say that it is ready to ship, by which it is charged. */
  mayCharge: boolean
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
  shipTo: ShipTo | null
  amount: AmountView
  delivery: AgreedDelivery | null
  placedAt: string
  capturedAt: string | null
  currency: string
  amountMinor: number
  applicationFeeMinor: number
  refundedMinor: number
  /** What banks have taken back of it, and whether nothing can be refunded while one decides. */
  disputed: { takenMinor: number; isBlocking: boolean; forbidsCancel: boolean }
  lines: OrderLineView[]
  accountId: string
  paymentIntentId: string | null
  /** Where the seller sees the payment at Stripe; null until there is one. */
  paymentUrl: string | null
  /** How far its goods are on their way; null where nothing is delivered. */
  fulfilment: FulfilmentView | null
  /** Its buyer wants to cancel it after paying. */
  cancelation: CancelationView | null
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
    /** What Stripe booked for disputes; null where nothing was. */
    disputes: BookedDisputes | null
    availableOn: string
  } | null
}

/** The same on its own page, with what happened to it, and the rate at which Stripe converted it, where it did and that is known. */
export type SalePageView = SaleView & { timeline: TimelineLine[]; exchangeRate: number | null }
