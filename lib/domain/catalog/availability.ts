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

/** Why nobody can buy in a shop, for its seller. `wrongMode`: connected in another mode than that of our keys. */
export type SellerPause = 'notConnected' | 'disconnected' | 'wrongMode' | 'cannotCharge'

/** Why nobody can buy in this shop now, for its seller; null when they can. */
export function sellerPause(connection: ConnectionFacts | null, livemode: boolean): SellerPause | null {
  if (canCharge(connection, livemode)) return null
  if (!connection) return 'notConnected'
  if (connection.status === 'disconnected') return 'disconnected'
  return connection.livemode === livemode ? 'cannotCharge' : 'wrongMode'
}

/** Whether a product can be bought right now, and why not. What will not change soonest is named first. */
export function availability({ status, stock, currency, shopName: shop, connection, livemode }: AvailabilityFacts): Availability {
  if (status === 'archived') return { canBuy: false, reason: 'archived', sentence: { key: 'checkout.notOffered', values: { shop } } }
  if (!canCharge(connection, livemode)) return { canBuy: false, reason: 'seller_paused', sentence: { key: 'order.sellerPaused', values: { shop } } }
  if (!chargeCurrencies(connection).includes(currency)) {
    const values = { shop, currency: currency.toUpperCase() }
    return { canBuy: false, reason: 'seller_paused', sentence: { key: 'order.sellerPausedIn', values } }
  }
  return stock === 0 ? { canBuy: false, reason: 'sold_out', sentence: { key: 'checkout.soldOut' } } : { canBuy: true }
}
