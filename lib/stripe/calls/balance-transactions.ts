import type Stripe from 'stripe'
import type { Booked } from '@/lib/domain/balance/booked'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

const PAGE = 100

export type BookedPage = { rows: Booked[]; lastId: string | null; hasMore: boolean }

/**
 * One page of what was booked on a balance, newest first.
 * @param accountId a connected account, or null for our own
 * @param range created from (included) and until (not included), and the last transaction of the page before
 */
export function listBooked(
  accountId: ConnectedAccountId | null,
  { from, until, after }: { from: Date; until: Date; after: string | null },
): Promise<StripeOutcome<BookedPage>> {
  return list(accountId, { created: { gte: seconds(from), lt: seconds(until) } }, after)
}

/** One page of what an automatic payout is made of, its own transaction with it. Refused until it is reconciled, and for a manual one. */
export function listBookedIn(accountId: ConnectedAccountId | null, payoutId: string, after: string | null): Promise<StripeOutcome<BookedPage>> {
  return list(accountId, { payout: payoutId }, after)
}

async function list(
  accountId: ConnectedAccountId | null,
  which: Pick<Stripe.BalanceTransactionListParams, 'created' | 'payout'>,
  after: string | null,
): Promise<StripeOutcome<BookedPage>> {
  const params = { ...which, limit: PAGE, expand: ['data.source'], ...(after && { starting_after: after }) }
  const outcome = await attempt(() => stripe().balanceTransactions.list(params, on(accountId)))
  if (outcome.kind !== 'ok') return outcome
  const { data, has_more: hasMore } = outcome.value
  return { kind: 'ok', value: { rows: data.map(bookedOf), lastId: data.at(-1)?.id ?? null, hasMore } }
}

/** The charge that an application fee was taken for, on the connected account. It is the platform's object. */
export async function findChargeOfFee(feeId: string): Promise<StripeOutcome<string>> {
  const fee = await attempt(() => stripe().applicationFees.retrieve(feeId, {}, on(null)))
  return fee.kind === 'ok' ? { kind: 'ok', value: idOf(fee.value.charge) } : fee
}

function bookedOf(transaction: Stripe.BalanceTransaction): Booked {
  const { source } = transaction
  return {
    id: transaction.id,
    type: transaction.type,
    reportingCategory: transaction.reporting_category,
    balanceType: transaction.balance_type,
    currency: transaction.currency,
    amountMinor: transaction.amount,
    feeMinor: transaction.fee,
    netMinor: transaction.net,
    feeDetails: transaction.fee_details.map(({ type, amount }) => ({ type, amountMinor: amount })),
    sourceId: source && idOf(source),
    chargeId: chargeOf(source),
    transferId: transferOf(source),
    feeId: typeof source === 'object' && source?.object === 'fee_refund' ? idOf(source.fee) : null,
    exchangeRate: transaction.exchange_rate,
    ...sourceOf(transaction),
    claimedPartId: (typeof source === 'object' && source?.object === 'charge' && source.metadata.sellerOrderId) || null,
    created: new Date(transaction.created * 1000),
    availableOn: new Date(transaction.available_on * 1000),
  }
}

const NOT_SAID = { sourceCurrency: null, sourceMinor: null }

/** What a converted transaction stands for in the currency that was charged. */
function sourceOf({ source, currency, reporting_category: category, fee_details: fees }: Stripe.BalanceTransaction) {
  if (typeof source !== 'object' || source === null) return NOT_SAID
  const said = (sourceMinor: number) =>
    'currency' in source && source.currency !== currency ? { sourceCurrency: source.currency, sourceMinor } : NOT_SAID
  switch (source.object) {
    case 'charge':
      if (category !== 'charge') return NOT_SAID
      // Of a charge on the platform all is booked there, and our fee comes by itself.
      return said(source.amount - (source.transfer_data ? 0 : Math.min(source.application_fee_amount ?? 0, source.amount_captured)))
    case 'refund':
      // Where our fee came back within it, the refund says less than was booked.
      if (fees.some(({ type }) => type === 'application_fee')) return NOT_SAID
      return said(category === 'refund_failure' ? source.amount : -source.amount)
    case 'application_fee':
      return said(source.amount)
    case 'fee_refund':
      return said(category === 'platform_earning_refund' ? -source.amount : source.amount)
    default:
      return NOT_SAID
  }
}

function chargeOf(source: Stripe.BalanceTransaction['source']): string | null {
  // A source that this key may not read stays an id.
  if (typeof source === 'string') return /^(?:ch|py)_/.test(source) ? source : null
  if (source?.object === 'charge') return source.id
  if (source?.object === 'refund' || source?.object === 'dispute' || source?.object === 'application_fee') return source.charge && idOf(source.charge)
  return source?.object === 'transfer' && source.source_transaction ? idOf(source.source_transaction) : null
}

/** A reversal names the transfer it takes back. */
function transferOf(source: Stripe.BalanceTransaction['source']): string | null {
  if (typeof source === 'string') return source.startsWith('tr_') ? source : null
  if (source?.object === 'transfer') return source.id
  return source?.object === 'transfer_reversal' ? idOf(source.transfer) : null
}

const idOf = (ref: string | { id: string }): string => (typeof ref === 'string' ? ref : ref.id)
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)
