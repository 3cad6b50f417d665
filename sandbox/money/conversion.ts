import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { exchangeRate } from './rates'
import { settlementCurrency } from './settlement-rules'

/** How money of one currency is booked on a balance: as it is, or in the currency the account settles in, at the rate of the day. */
export interface Conversion {
  currency: string
  /** Null where nothing is converted. */
  rate: number | null
  /** Minor units to minor units, rounded to the nearest. */
  of: (amount: number) => number
}

/** Into a currency, at today's rate. */
export function conversionInto(world: World, from: string, into: string): Conversion {
  if (from === into) return { currency: from, rate: null, of: (amount) => amount }
  const rate = exchangeRate(from, into, world.clock.now())
  // Negated amounts round as positive ones do.
  return { currency: into, rate, of: (amount) => Math.sign(amount) * Math.round(Math.abs(amount) * rate) }
}

/**
 * Into what the account settles a charge's currency in. Charges that pay on to another account are left as they are (DIFFERENCES.md): the transfer has the currency of
 * the charge.
 */
export function conversionOfCharge(world: World, charge: Tables['charge']): Conversion {
  const { currency, application, transfer_data: transfers } = charge.object
  const converts = typeof application === 'string' && !transfers
  return conversionInto(world, currency, converts ? settlementCurrency(world, charge.account, currency) : currency)
}

/** Into the currency in which something is booked already, at today's rate: what follows from a charge stays in the balance of the charge. */
export function conversionLike(world: World, from: string, booked: string | Stripe.BalanceTransaction | null | undefined): Conversion {
  const id = typeof booked === 'string' ? booked : booked?.id
  const into = id ? world.store.need('balance_transaction', id).object.currency : from
  return conversionInto(world, from, into)
}
