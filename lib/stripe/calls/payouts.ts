import type Stripe from 'stripe'
import type { PayoutFacts } from '@/lib/domain/balance/booked'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

const PAGE = 100

/** A payout as it is now. The bank account is not asked for: a Standard account's is its own. */
export async function readPayout(accountId: ConnectedAccountId | null, payoutId: string): Promise<StripeOutcome<PayoutFacts>> {
  const payout = await attempt(() => stripe().payouts.retrieve(payoutId, {}, on(accountId)))
  return payout.kind === 'ok' ? { kind: 'ok', value: factsOf(payout.value) } : payout
}

/** One page of an account's payouts created since, newest first. */
export async function listPayouts(
  accountId: ConnectedAccountId | null,
  since: Date,
  after: string | null,
): Promise<StripeOutcome<{ payouts: PayoutFacts[]; hasMore: boolean }>> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const found = await attempt(() => stripe().payouts.list({ created, limit: PAGE, ...(after && { starting_after: after }) }, on(accountId)))
  return found.kind === 'ok' ? { kind: 'ok', value: { payouts: found.value.data.map(factsOf), hasMore: found.value.has_more } } : found
}

function factsOf(payout: Stripe.Payout): PayoutFacts {
  const { original_payout: original, reversed_by: reversedBy } = payout
  return {
    id: payout.id,
    currency: payout.currency,
    amountMinor: payout.amount,
    status: payout.status,
    automatic: payout.automatic,
    reconciliationStatus: payout.reconciliation_status,
    created: new Date(payout.created * 1000),
    arrivalDate: new Date(payout.arrival_date * 1000),
    traceId: payout.trace_id?.value ?? null,
    failureCode: payout.failure_code,
    failureMessage: payout.failure_message,
    originalPayoutId: original && (typeof original === 'string' ? original : original.id),
    reversedBy: reversedBy && (typeof reversedBy === 'string' ? reversedBy : reversedBy.id),
  }
}
