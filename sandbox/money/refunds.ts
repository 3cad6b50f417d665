import type Stripe from 'stripe'
import { accountId, randomText, siblingId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { isRefundable } from '@/sandbox/disputes/disputes'
import { retireWarnings } from '@/sandbox/disputes/fraud-warnings'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest, notSupportedHere } from '@/sandbox/http/errors'
import { testCard } from '@/sandbox/payments/cards'
import { insertTransaction } from './ledger'
import { formatAmount } from './money'
import { isBankDebit, settle } from './settlement'
import { reverseTransfer } from './transfers'

type ChargeRow = Tables['charge']

/** What is asked for; `amount` in minor units, absent for all that is left. */
export interface RefundFacts {
  amount?: number
  reason: Stripe.Refund.Reason | null
  metadata: Record<string, string>
  refundApplicationFee: boolean
  /** Take the destination's part back too, in proportion. */
  reverseTransfer: boolean
}

function refundableAmount(world: World, charge: ChargeRow, asked: number | undefined): number {
  const { amount, amount_captured: captured, amount_refunded: refunded, currency, disputed } = charge.object
  if (disputed && !isRefundable(world, charge)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  }
  if (charge.object.source_transfer) throw notSupportedHere('refunds of destination payments; reverse the transfer instead', 'charge')
  const left = amount - refunded
  if (left <= 0) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  if (charge.object.status === 'pending') {
    const message = `Charge ${charge.id} cannot be refunded: it is still being processed by the bank.`
    throw invalidRequest(message, { code: 'charge_not_refundable' })
  }
  if (charge.object.status !== 'succeeded' || captured === 0) {
    throw invalidRequest(`Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`, { code: 'charge_not_refundable' })
  }
  if (asked !== undefined && asked > left) {
    const limit = refunded > 0 ? `unrefunded amount on charge (${formatAmount(left, currency)})` : `charge amount (${formatAmount(amount, currency)})`
    throw invalidRequest(`Refund amount (${formatAmount(asked, currency)}) is greater than ${limit}`, { param: 'amount' })
  }
  return asked ?? left
}

/**
 * Gives back part of an application fee: its refund object, the platform's transaction, and the event. `amount` at most what is left of the fee.
 * The account from which the fee had been taken gets it as an adjustment (DIFFERENCES.md). Inside a transaction.
 */
export function refundFee(world: World, scope: Scope, feeId: string, amount: number, metadata: Record<string, string>): Tables['fee_refund'] {
  const fee = world.store.get('application_fee', feeId)
  if (!fee) throw new Error(`no fee ${feeId}`)
  const id = accountId('fr', fee.account, world.clock.now())
  const transaction = insertTransaction(world, {
    account: fee.account,
    amount: -amount,
    currency: fee.object.currency,
    type: 'application_fee_refund',
    category: 'platform_earning_refund',
    source: id,
    description: 'REFUND FOR APPLICATION FEE',
  })
  const refund: Stripe.FeeRefund = {
    id,
    object: 'fee_refund',
    amount,
    balance_transaction: transaction,
    created: world.clock.now(),
    currency: fee.object.currency,
    fee: feeId,
    metadata,
  }
  const row = world.store.insert('fee_refund', fee.account, id, refund, {})
  insertTransaction(world, {
    account: String(fee.object.account),
    amount,
    currency: fee.object.currency,
    type: 'adjustment',
    category: 'fee',
    source: id,
    description: `Application fee refund for ${fee.object.charge}`,
  })
  const refunded = fee.object.amount_refunded + amount
  const next = world.store.update('application_fee', feeId, { amount_refunded: refunded, refunded: refunded >= fee.object.amount })
  const platformScope = { account: fee.account, request: scope.request }
  emit(world, platformScope, 'application_fee.refunded', next, 'application_fee', { amount_refunded: fee.object.amount_refunded })
  return row
}

/** The part of the fee that belongs to a refund: in proportion, rounded to the nearest unit; the last refund takes what is left. */
function feeShare(fee: Tables['application_fee'], charge: ChargeRow, refundedAfter: number): number {
  const { amount, amount_refunded: back } = fee.object
  const captured = charge.object.amount_captured
  const released = charge.object.amount - captured
  const due = Math.round((amount * (refundedAfter - released)) / captured)
  return Math.max(0, Math.min(amount - back, due - back))
}

function refundFeeOf(world: World, scope: Scope, charge: ChargeRow, refundedAfter: number): void {
  const settled = settle(world, scope, charge.id, true)
  const fee = typeof settled.object.application_fee === 'string' ? world.store.get('application_fee', settled.object.application_fee) : undefined
  if (!fee) {
    throw invalidRequest(`Charge ${charge.id} has no application fee to refund.`, { param: 'refund_application_fee' })
  }
  const share = feeShare(fee, charge, refundedAfter)
  if (share === 0) return
  refundFee(world, scope, fee.id, share, {})
}

/** The part of a transfer that belongs to a refund: in proportion, rounded over everything refunded so far; the last one takes the rest. */
function reverseFor(world: World, scope: Scope, charge: ChargeRow, refund: string, refundedAfter: number): string | null {
  const transfer = typeof charge.object.transfer === 'string' ? world.store.get('transfer', charge.object.transfer) : undefined
  if (!transfer) throw invalidRequest(`Charge ${charge.id} has no transfer to reverse.`, { param: 'reverse_transfer' })
  const { amount, amount_reversed: back } = transfer.object
  const captured = charge.object.amount_captured
  const released = charge.object.amount - captured
  const due = Math.round((amount * (refundedAfter - released)) / captured)
  const share = Math.min(amount, due) - back
  return share > 0 ? reverseTransfer(world, scope, transfer, { amount: share, metadata: {}, refund }).id : null
}

/** Where a refund goes; banks give it a reference once it has arrived. */
function destinationOf(isDebit: boolean, reference: string | null): Stripe.Refund.DestinationDetails {
  const status = reference ? 'available' : 'pending'
  if (isDebit) return { type: 'us_bank_transfer', us_bank_transfer: { reference, reference_status: status } }
  const card = { reference_status: status, reference_type: 'acquirer_reference_number', type: 'refund' as const }
  return { card: reference ? { ...card, reference } : card, type: 'card' }
}

/** Refunds a charge, wholly or in part. Stripe's own fee is not given back [rec]. Throws 400. */
export function refundCharge(world: World, scope: Scope, before: ChargeRow, facts: RefundFacts): Tables['refund'] {
  const amount = refundableAmount(world, before, facts.amount)
  // A refund needs the charge on the books: what would have settled later settles now.
  const charge = settle(world, scope, before.id, true)
  const id = siblingId('re', charge.id)
  const isDebit = isBankDebit(charge)
  const behaviour = isDebit ? 'pending' : testCard(charge.hidden.number)?.refund
  const description = `REFUND FOR CHARGE${charge.object.description ? ` (${charge.object.description})` : ''}`
  const transaction = insertTransaction(world, {
    account: charge.account,
    amount: -amount,
    currency: charge.object.currency,
    type: isDebit ? 'payment_refund' : 'refund',
    category: 'refund',
    source: id,
    description,
  })
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.object.currency,
    customer: charge.object.customer,
    customer_account: null,
    destination_details: destinationOf(isDebit, null),
    metadata: facts.metadata,
    payment_intent: charge.object.payment_intent,
    payment_method: charge.object.payment_method,
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === 'pending' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
  const inserted = world.store.insert('refund', charge.account, id, refund, {})
  const refunded = charge.object.amount_refunded + amount
  const next = world.store.update('charge', charge.id, { amount_refunded: refunded, refunded: refunded >= charge.object.amount })
  if (facts.refundApplicationFee) refundFeeOf(world, scope, charge, refunded)
  const reversal = facts.reverseTransfer ? reverseFor(world, scope, charge, id, refunded) : null
  const row = reversal ? world.store.update('refund', id, { transfer_reversal: reversal }) : inserted
  emit(world, scope, 'refund.created', row, 'refund')
  emit(world, scope, 'charge.refunded', next, 'charge', { amount_refunded: charge.object.amount_refunded, refunded: charge.object.refunded })
  if (next.object.refunded) retireWarnings(world, scope, charge.id)
  if (behaviour) {
    world.timers.schedule('refund_outcome', world.clock.nowMs() + world.settings.asyncDelayMs, { account: charge.account, refund: id })
  }
  return row
}

function failRefund(world: World, scope: Scope, refund: Tables['refund']): void {
  const { charge: chargeId, amount, currency } = refund.object
  const charge = world.store.get('charge', String(chargeId))
  if (!charge) return
  const back = insertTransaction(world, {
    account: refund.account,
    amount,
    currency,
    type: 'refund_failure',
    category: 'refund_failure',
    source: refund.id,
    description: `REFUND FAILURE FOR CHARGE ${charge.id}`,
  })
  const row = world.store.update('refund', refund.id, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: back,
  })
  const left = charge.object.amount_refunded - amount
  world.store.update('charge', charge.id, { amount_refunded: left, refunded: false })
  emit(world, scope, 'refund.updated', row, 'refund', { status: refund.object.status })
  emit(world, scope, 'refund.failed', row, 'refund')
}

/** Declares how refunds to the two refund test cards and to bank accounts end: pending ones succeed, the other ones fail. */
export function registerRefundTimers(world: World): void {
  world.timers.handle('refund_outcome', ({ account = '', refund: id = '' }) => {
    const refund = world.store.get('refund', id)
    const charge = world.store.get('charge', String(refund?.object.charge))
    if (!refund || !charge) return
    const scope = { account, request: null }
    if (testCard(charge.hidden.number)?.refund === 'fails') return failRefund(world, scope, refund)
    const details = destinationOf(isBankDebit(charge), randomText(23).replace(/\D/g, '0'))
    const row = world.store.update('refund', id, { status: 'succeeded', destination_details: details })
    emit(world, scope, 'refund.updated', row, 'refund', { status: 'pending' })
  })
}
