import type Stripe from 'stripe'
import { collectsRequirements } from '@/sandbox/accounts/controllers'
import type { World } from '@/sandbox/core/world'
import { applicationOf, isConnected } from '@/sandbox/keys/auth'
import { bankAccountsOf } from '@/sandbox/payments/bank/bank-accounts'

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

/** What can be paid out at once: all that cards have brought, to bank accounts that take instant payouts. */
function instantAvailable(world: World, account: string, sums: Map<string, Sum>): Stripe.Balance.InstantAvailable[] {
  const banks = bankAccountsOf(world, account).filter(({ object }) => object.available_payout_methods?.includes('instant'))
  return [...new Set(banks.map(({ object }) => object.currency))].map((currency) => {
    const amount = instantOf(sums.get(currency))
    const destinations = banks.filter(({ object }) => object.currency === currency)
    const net = destinations.map(({ id }) => ({ amount, destination: id, source_types: { card: amount } }))
    return { amount, currency, net_available: net, source_types: { card: amount } }
  })
}

/** The most that an instant payout can be, which may take what is still pending. */
export function instantOf(sum: Sum | undefined): number {
  return sum ? Math.max(0, sum.available + Math.max(0, sum.pending)) : 0
}

/** What a platform answers for of the accounts whose requirements it collects: what they owe, by currency. Shown and not taken off what is available. */
function connectReserved(world: World, account: string, own: string): Stripe.Balance.ConnectReserved[] | null {
  const application = applicationOf(world, account)
  if (!application) return null
  const owed = new Map<string, number>([[own, 0]])
  for (const { object: connected } of world.store.all('account')) {
    if (!collectsRequirements(connected) || !isConnected(world, application, connected.id)) continue
    for (const [currency, { available, pending }] of sumBalance(world, connected.id))
      if (available + pending < 0) owed.set(currency, (owed.get(currency) ?? 0) - available - pending)
  }
  return [...owed].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }))
}

/** The balance object; the account's default currency is there even when nothing ever happened. */
export function balanceObject(world: World, account: string): Stripe.Balance {
  const sums = sumBalance(world, account)
  const own = world.store.get('account', account)?.object.default_currency ?? 'usd'
  if (!sums.has(own)) sums.set(own, { available: 0, pending: 0 })
  const of = (kind: keyof Sum) => [...sums].map(([currency, sum]) => ({ amount: sum[kind], currency, source_types: { card: sum[kind] } }))
  const reserved = connectReserved(world, account, own)
  const instant = instantAvailable(world, account, sums)
  return {
    object: 'balance',
    available: of('available'),
    ...(reserved && { connect_reserved: reserved }),
    ...(instant.length > 0 && { instant_available: instant }),
    livemode: false,
    pending: of('pending'),
  }
}
