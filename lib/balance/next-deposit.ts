import { sumOnTheWay } from '@/lib/db/balance/on-the-way'
import { comingPayouts } from '@/lib/db/balance/payouts'
import type { NextDepositView } from '@/lib/domain/wire/sales-views'
import { stripeNow } from '@/lib/stripe/clock'
import { ownAccount } from './own-account'
import { payoutView } from './payout-view'

const LOOKED_AT = 10

/**
 * What reaches a seller's bank next, from what was read of their balance: Stripe is not asked. Of each currency the payout that arrives first and, where none is
 * on its way, what becomes available first.
 * @returns null without an account that is connected
 */
export async function nextDeposit(sellerId: string): Promise<NextDepositView | null> {
  const account = await ownAccount(sellerId)
  if (!account?.isConnected) return null
  const of = { accountId: account.accountId, livemode: account.livemode }
  const coming = (await comingPayouts(of, LOOKED_AT)).filter(({ amountMinor }) => amountMinor > 0)
  const payouts = firstOfEach(coming)
  const days = firstOfEach((await sumOnTheWay(of, await stripeNow())).filter(({ amountMinor }) => amountMinor > 0))
  return {
    payouts: payouts.map(payoutView),
    available: days
      .filter(({ currency }) => payouts.every((payout) => payout.currency !== currency))
      .map(({ currency, amountMinor, availableOn }) => ({ currency, amountMinor, day: availableOn.toISOString() })),
  }
}

/** The first one of each currency. */
function firstOfEach<T extends { currency: string }>(rows: T[]): T[] {
  return rows.filter(({ currency }, at) => rows.findIndex((row) => row.currency === currency) === at)
}
