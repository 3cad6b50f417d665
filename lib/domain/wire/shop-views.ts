import type { ReturnPolicy } from '@/lib/domain/returns/return-policy'
import type { ShippingZone } from '@/lib/domain/shipping/rates'
import type { PictureView } from './catalog-views'

/** What a shop's page says of the shop itself. */
export type ShopAbout = {
  /** When the shop was opened. */
  since: string
  /** Plain text; empty while the seller has told none. */
  story: string
  town: string | null
  /** ISO 3166. */
  country: string | null
  banner: PictureView | null
  deliveryWords: string | null
  returnWords: string | null
  /** As on the seller's invoices. */
  legalName: string | null
  /** As their Stripe account is called. */
  businessName: string | null
}

/** What a shop promises where it delivers something: to where at which rates, and what can be sent back. */
export type ShopPolicies = { zones: ShippingZone[]; returns: ReturnPolicy }
