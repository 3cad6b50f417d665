import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'

interface Sum {
  available: number
  pending: number
}

/** What an account has in each currency, from its balance transactions; minor units. */
export function sumBalance(world: World, account: string): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  const now = world.clock.now()
  for (const { object } of world.store.newest('balance_transaction', account)) {
    const sum = sums.get(object.currency) ?? { available: 0, pending: 0 }
    sum[object.available_on <= now ? 'available' : 'pending'] += object.net
    sums.set(object.currency, sum)
  }
  return sums
}

/** The balance object; the account's default currency is there even when nothing ever happened. */
export function balanceObject(world: World, account: string): Stripe.Balance {
  const sums = sumBalance(world, account)
  const own = world.store.get('account', account)?.object.default_currency ?? 'usd'
  if (!sums.has(own)) sums.set(own, { available: 0, pending: 0 })
  const of = (kind: keyof Sum) => [...sums].map(([currency, sum]) => ({ amount: sum[kind], currency, source_types: { card: sum[kind] } }))
  return { object: 'balance', available: of('available'), livemode: false, pending: of('pending') }
}
