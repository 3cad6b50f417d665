import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { conversionLike } from '@/sandbox/money/conversion'
import { insertTransaction } from '@/sandbox/money/ledger'

type DisputeRow = Tables['dispute']

/** Stripe's fee for a dispute; it is kept also when the dispute is won [3p]. Minor units of the currency it is booked in. */
const DISPUTE_FEE = 1500
/** Stripe's fee for answering one; it comes back when the dispute is won [3p]. */
const COUNTER_FEE = 1500

interface Movement {
  amount: number
  category: 'dispute' | 'dispute_reversal'
  description: string
  /** Negative where a fee comes back. */
  fee?: { amount: number; description: string }
}

function book(world: World, dispute: DisputeRow, { amount, category, description, fee }: Movement): DisputeRow {
  const charge = world.store.need('charge', String(dispute.object.charge))
  const { currency, rate, of } = conversionLike(world, dispute.object.currency, charge.object.balance_transaction)
  const transaction = insertTransaction(world, {
    account: dispute.account,
    amount: of(amount),
    currency,
    exchangeRate: rate,
    type: 'adjustment',
    category,
    source: dispute.id,
    description,
    fees: fee ? [{ ...fee, application: null, currency, type: 'stripe_fee' }] : [],
  })
  return world.store.update('dispute', dispute.id, {}, { transactions: [...dispute.hidden.transactions, transaction] })
}

/** The bank takes its money; a dispute that was prevented costs no fee. Inside a transaction. */
export function withdraw(world: World, scope: Scope, dispute: DisputeRow): DisputeRow {
  const { amount, charge, status } = dispute.object
  const fee = status === 'prevented' ? undefined : { amount: DISPUTE_FEE, description: 'Dispute fee' }
  const row = book(world, dispute, { amount: -amount, category: 'dispute', description: `Chargeback withdrawal for ${charge}`, fee })
  emit(world, scope, 'charge.dispute.funds_withdrawn', row, 'dispute')
  return row
}

/** Stripe's fee for sending evidence about a dispute that took money. Inside a transaction. */
export function takeCounterFee(world: World, dispute: DisputeRow): DisputeRow {
  const fee = { amount: COUNTER_FEE, description: 'Dispute countered fee' }
  return book(world, dispute, { amount: 0, category: 'dispute', description: `Dispute countered fee for ${dispute.object.charge}`, fee })
}

/** The bank gives its money back, and Stripe the fee for the answer. Inside a transaction. */
export function reinstate(world: World, scope: Scope, dispute: DisputeRow): DisputeRow {
  const { amount, charge, evidence_details: details } = dispute.object
  const fee = details.submission_count > 0 ? { amount: -COUNTER_FEE, description: 'Dispute countered fee refund' } : undefined
  const row = book(world, dispute, { amount, category: 'dispute_reversal', description: `Chargeback reversal for ${charge}`, fee })
  emit(world, scope, 'charge.dispute.funds_reinstated', row, 'dispute')
  return row
}
