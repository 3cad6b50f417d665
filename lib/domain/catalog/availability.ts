import { type AccountCurrencyFacts, chargeCurrencies } from '@/lib/domain/money/charge-currencies'
import type { Availability } from '@/lib/domain/wire/views'

/** A seller's connection as far as selling depends on it. `livemode` must be the mode of our own keys. */
export type ConnectionFacts = AccountCurrencyFacts & { status: 'connected' | 'disconnected'; livemode: boolean; chargesEnabled: boolean }

export type AvailabilityFacts = {
  status: 'active' | 'archived'
  /** Pieces left; null is unlimited. */
  stock: number | null
  currency: string
  shopName: string
  connection: ConnectionFacts | null
  /** The mode of our keys: an account connected in the other mode cannot be charged with them. */
  livemode: boolean
}

/** Whether charges can be made on the seller's account with the keys we hold. */
export function canCharge(connection: ConnectionFacts | null, livemode: boolean): boolean {
  return connection?.status === 'connected' && connection.chargesEnabled && connection.livemode === livemode
}

/** Why nobody can buy in this shop now, as the buyer reads it; null when they can. */
export function shopPause(shopName: string, connection: ConnectionFacts | null, livemode: boolean): string | null {
  return canCharge(connection, livemode) ? null : `${shopName} cannot take payments at the moment. Please look in again later.`
}

/** Why nobody can buy in a shop, for its seller. `wrongMode`: connected in another mode than that of our keys. */
export type SellerPause = 'notConnected' | 'disconnected' | 'wrongMode' | 'cannotCharge'

/** Why nobody can buy in this shop now, for its seller; null when they can. */
export function sellerPause(connection: ConnectionFacts | null, livemode: boolean): SellerPause | null {
  if (canCharge(connection, livemode)) return null
  if (!connection) return 'notConnected'
  if (connection.status === 'disconnected') return 'disconnected'
  return connection.livemode === livemode ? 'cannotCharge' : 'wrongMode'
}

/** Whether a product can be bought right now; the sentence tells the buyer why not. What will not change soonest is named first. */
export function availability(facts: AvailabilityFacts): Availability {
  if (facts.status === 'archived') return { canBuy: false, reason: 'archived', sentence: `${facts.shopName} no longer offers this product.` }
  const pause = shopPause(facts.shopName, facts.connection, facts.livemode)
  if (pause) return { canBuy: false, reason: 'seller_paused', sentence: pause }
  if (!chargeCurrencies(facts.connection).includes(facts.currency)) {
    const sentence = `${facts.shopName} cannot take payments in ${facts.currency.toUpperCase()} at the moment.`
    return { canBuy: false, reason: 'seller_paused', sentence }
  }
  if (facts.stock === 0) return { canBuy: false, reason: 'sold_out', sentence: 'This product is sold out.' }
  return { canBuy: true }
}
