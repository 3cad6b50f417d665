import { type AccountFacts, chargeRules, isFeeAllowed } from '@/lib/domain/facts/charge-rules'
import { unreachable } from '@/lib/domain/unreachable'
import type { Availability, NotForSale, ProductStatus } from '@/lib/domain/wire/catalog-views'

/** A seller's connection as far as selling depends on it. `livemode` must be the mode of our own keys. */
export type ConnectionFacts = AccountFacts & { status: 'connected' | 'disconnected'; livemode: boolean; chargesEnabled: boolean }

/** What the platform brings to a sale. */
export type SellingTerms = {
  /** The mode of our keys: an account connected in the other mode cannot be charged with them. */
  livemode: boolean
  /** Whether the operator lets sellers sell whose accounts can pay no application fee. */
  sellsWithoutFee: boolean
}

/** Whether the operator lets a shop sell: `waiting` for their first look, or `hidden` by them. */
export type SellerApproval = 'waiting' | 'approved' | 'hidden'

export type AvailabilityFacts = {
  status: ProductStatus
  /** Pieces left; null is unlimited. */
  stock: number | null
  currency: string
  shopName: string
  connection: ConnectionFacts | null
  approval: SellerApproval
  terms: SellingTerms
}

/** Whether charges can be made on the seller's account with the keys we hold. */
export function canCharge(connection: ConnectionFacts | null, terms: SellingTerms): connection is ConnectionFacts {
  return sellerPause(connection, terms) === null
}

/** Whether a shop can sell now: the operator lets it, and its account can be charged. The storefront lists no other. */
export function canSell(shop: ShopFacts, terms: SellingTerms): shop is ShopFacts & { connection: ConnectionFacts } {
  return shopPause(shop, terms) === null
}

/** What a shop must be to sell: approved by the operator, with an account that can be charged. */
export type ShopFacts = Pick<AvailabilityFacts, 'approval' | 'connection'>

/** Why nobody can buy in a shop, for its seller: for its account's sake, or since the operator has not approved or has hidden it. */
export type ShopPause = 'waiting' | 'hidden' | SellerPause

/** Why nobody can buy in this shop now, for its seller; null when they can. What the seller can change is named before what only the operator can. */
export function shopPause({ approval, connection }: ShopFacts, terms: SellingTerms): ShopPause | null {
  if (approval === 'hidden') return 'hidden'
  return sellerPause(connection, terms) ?? (approval === 'waiting' ? 'waiting' : null)
}

/**
 * Why nobody can buy in a shop, for its seller. `wrongMode`: connected in another mode than that of our keys. `feeRefused`: Stripe takes no application
 * fee in the account's country, and the operator sells with one only.
 */
export type SellerPause = 'notConnected' | 'disconnected' | 'wrongMode' | 'cannotCharge' | 'feeRefused'

/** Why nobody can buy in this shop now, for its seller; null when they can. */
export function sellerPause(connection: ConnectionFacts | null, { livemode, sellsWithoutFee }: SellingTerms): SellerPause | null {
  if (!connection) return 'notConnected'
  if (connection.status === 'disconnected') return 'disconnected'
  if (connection.livemode !== livemode) return 'wrongMode'
  if (!connection.chargesEnabled) return 'cannotCharge'
  return isFeeAllowed(connection) || sellsWithoutFee ? null : 'feeRefused'
}

/** Why a product is not for sale now; null when it is. What will not change soonest is named first. The storefront lists no product but those for sale or sold out. */
export function whyNotForSale({ status, stock, currency, connection, approval, terms }: Omit<AvailabilityFacts, 'shopName'>): NotForSale | null {
  if (status !== 'active') return status
  if (!canSell({ approval, connection }, terms)) return 'sellerPaused'
  if (!chargeRules(connection, currency).isChargeable) return 'currency'
  return stock === 0 ? 'soldOut' : null
}

/** Whether a product can be bought right now, and what a buyer reads where it cannot. */
export function availability({ shopName: shop, ...facts }: AvailabilityFacts): Availability {
  const reason = whyNotForSale(facts)
  switch (reason) {
    case null:
      return { canBuy: true }
    case 'draft':
    case 'archived':
    case 'hidden':
      return { canBuy: false, reason: 'archived', sentence: { key: 'checkout.notOffered', values: { shop } } }
    case 'sellerPaused':
      return { canBuy: false, reason: 'seller_paused', sentence: { key: 'order.sellerPaused', values: { shop } } }
    case 'currency':
      return {
        canBuy: false,
        reason: 'seller_paused',
        sentence: { key: 'order.sellerPausedIn', values: { shop, currency: facts.currency.toUpperCase() } },
      }
    case 'soldOut':
      return { canBuy: false, reason: 'sold_out', sentence: { key: 'checkout.soldOut' } }
    default:
      return unreachable(reason)
  }
}
