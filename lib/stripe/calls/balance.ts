import type Stripe from 'stripe'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** What is on a balance in one currency, minor units. `reservedMinor`: held back by Stripe or for the platform; `prefundedMinor`: put aside for refunds and disputes. */
export type BalanceFacts = { currency: string; availableMinor: number; pendingMinor: number; reservedMinor: number; prefundedMinor: number }

/** How Stripe pays out: by itself, or when the seller asks for it. */
export type PayoutInterval = 'daily' | 'weekly' | 'monthly' | 'manual'

/** Somebody waits for the page: a slow answer is none. */
const SOON = { timeout: 5000, maxNetworkRetries: 0 }

/** What is on an account's balance now, in each currency that it has or had. */
export async function readBalanceNow(accountId: ConnectedAccountId): Promise<StripeOutcome<BalanceFacts[]>> {
  const balance = await attempt(() => stripe().balance.retrieve({}, { ...on(accountId), ...SOON }))
  return balance.kind === 'ok' ? { kind: 'ok', value: factsOf(balance.value) } : balance
}

/** How often an account is paid out; null where Stripe does not say. */
export async function readPayoutInterval(accountId: ConnectedAccountId): Promise<PayoutInterval | null> {
  const account = await attempt(() => stripe().accounts.retrieve(accountId, {}, SOON))
  const interval = account.kind === 'ok' ? account.value.settings?.payouts?.schedule.interval : null
  return INTERVALS.find((known) => known === interval) ?? null
}

const INTERVALS = ['daily', 'weekly', 'monthly', 'manual'] as const

function factsOf(balance: Stripe.Balance): BalanceFacts[] {
  const { available, pending, connect_reserved: reserved = [], refund_and_dispute_prefunding: prefunding } = balance
  const prefunded = [...(prefunding?.available ?? []), ...(prefunding?.pending ?? [])]
  const sum = (list: { amount: number; currency: string }[], of: string) =>
    list.reduce((total, { amount, currency }) => (currency === of ? total + amount : total), 0)
  const currencies = [...new Set([...available, ...pending, ...reserved, ...prefunded].map(({ currency }) => currency))].sort()
  return currencies.map((currency) => ({
    currency,
    availableMinor: sum(available, currency),
    pendingMinor: sum(pending, currency),
    reservedMinor: sum(reserved, currency),
    prefundedMinor: sum(prefunded, currency),
  }))
}
