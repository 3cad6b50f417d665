import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** What is on a balance in each currency, available or on its way, minor units: the sum of the net of its transactions. @param accountId null for our own */
export async function readBalanceTotals(accountId: ConnectedAccountId | null): Promise<StripeOutcome<Map<string, number>>> {
  const read = await attempt(() => stripe().balance.retrieve({}, on(accountId)))
  if (read.kind !== 'ok') return read
  const totals = new Map<string, number>()
  for (const { currency, amount } of [...read.value.available, ...read.value.pending]) totals.set(currency, (totals.get(currency) ?? 0) + amount)
  return { kind: 'ok', value: totals }
}
