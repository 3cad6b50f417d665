import { sumKinds } from '@/lib/db/balance/booked-kinds'
import { sumOnTheWay } from '@/lib/db/balance/on-the-way'
import { comingPayouts, lastPayoutAt } from '@/lib/db/balance/payouts'
import { findReading } from '@/lib/db/balance/readings'
import { waterfallOf } from '@/lib/domain/balance/waterfall'
import type { BalanceOfCurrency, BalanceView } from '@/lib/domain/wire/balance-views'
import { type BalanceFacts, readBalanceNow, readPayoutInterval } from '@/lib/stripe/calls/balance'
import { accountDashboardUrl } from '@/lib/stripe/calls/dashboard'
import { stripeNow } from '@/lib/stripe/clock'
import { ownAccount } from './own-account'
import { payoutView } from './payout-view'

const COMING_SHOWN = 10

/** A seller's balance as Stripe has it now, with what was read of how it came about; null without an account that is connected. */
export async function readOwnBalance(sellerId: string): Promise<BalanceView | null> {
  const account = await ownAccount(sellerId)
  if (!account?.isConnected) return null
  const { accountId, livemode } = account
  const of = { accountId, livemode }
  const [balance, interval, now, reading] = await Promise.all([
    readBalanceNow(accountId),
    readPayoutInterval(accountId),
    stripeNow(),
    findReading(accountId, livemode),
  ])
  const [coming, onTheWay] = await Promise.all([comingPayouts(of, COMING_SHOWN), sumOnTheWay(of, now)])
  const currencyOf = async (facts: BalanceFacts): Promise<BalanceOfCurrency> => {
    const days = onTheWay.filter(({ currency }) => currency === facts.currency)
    const since = await lastPayoutAt(of, facts.currency)
    const lines = waterfallOf(await sumKinds({ ...of, currency: facts.currency, after: since, until: null }))
    return {
      ...facts,
      onTheWay: days.map(({ availableOn, amountMinor }) => ({ day: availableOn.toISOString(), amountMinor })),
      unreadMinor: facts.pendingMinor - days.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      since: since?.toISOString() ?? null,
      lines,
      sumMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    }
  }
  return {
    balances: balance.kind === 'ok' ? await Promise.all(balance.value.map(currencyOf)) : null,
    coming: coming.map(payoutView),
    interval,
    readUntil: reading?.readUntil?.toISOString() ?? null,
    stripeUrl: accountDashboardUrl(accountId),
  }
}
