import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import type { AgreedDelivery, AmountView } from '@/lib/domain/wire/checkout-views'
import type { Said } from '@/lib/domain/wire/said'

export interface MailCard {
  /** Stripe's code, such as "visa". */
  brand: string
  last4: string
  wallet: string | null
}

/** One seller's part of an order, amounts in minor units. */
export interface MailPart {
  id: string
  shop: string
  currency: string
  amountMinor: number
  amount: AmountView
  delivery: AgreedDelivery | null
  lines: { id: string; name: string; quantity: number; unitPriceMinor: number }[]
}

/** A part that was charged. */
export interface ChargedPart extends MailPart {
  /** Whether something of it is downloaded from the order's page. */
  isDownloaded: boolean
  /** What the card's statement shows. */
  statementLine: string
  /** Its receipt or invoice; null where none is issued yet. */
  document: { kind: 'receipt' | 'invoice'; number: string; url: string } | null
}

/** A part that is still to be charged. */
export interface LaterPart extends MailPart {
  isHeld: boolean
  /** When it is charged. */
  time: Said
  /** Until when it is shipped or held. */
  note: Said | null
}

/** An order as a mail to its buyer names it. */
export interface MailOrder {
  /** "S-00042". */
  number: string
  email: string
  card: MailCard | null
  /** Where it is delivered; null where nothing is. */
  shipTo: ShipTo | null
  /** Opens the order on any device. */
  url: string
}

/** A seller's part as a mail to them names it. */
export interface MailSale {
  number: string
  buyer: string
  shipTo: ShipTo | null
  part: MailPart
  /** The seller's page of it. */
  url: string
}
