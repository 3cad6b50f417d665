import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { conversionLike } from './conversion'
import { insertTransaction } from './ledger'
import { settle } from './settlement'

type ChargeRow = Tables['charge']

/**
 * Gives back part of an application fee: its refund object, the platform's transaction, and the event. `amount` at most what is left of the fee.
 * The account from which the fee had been taken gets it as an adjustment (DIFFERENCES.md). Inside a transaction.
 */
export function refundFee(world: World, scope: Scope, feeId: string, amount: number, metadata: Record<string, string>): Tables['fee_refund'] {
  const fee = world.store.get('application_fee', feeId)
  if (!fee) throw new Error(`no fee ${feeId}`)
  const id = accountId('fr', fee.account, world.clock.now())
  const ours = conversionLike(world, fee.object.currency, fee.object.balance_transaction)
  const transaction = insertTransaction(world, {
    account: fee.account,
    amount: ours.of(-amount),
    currency: ours.currency,
    exchangeRate: ours.rate,
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
  const theirs = conversionLike(world, fee.object.currency, world.store.need('charge', String(fee.object.charge)).object.balance_transaction)
  insertTransaction(world, {
    account: String(fee.object.account),
    amount: theirs.of(amount),
    currency: theirs.currency,
    exchangeRate: theirs.rate,
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

/** Gives back the part of a charge's application fee that belongs to a refund; nothing where there is none. Inside a transaction. */
export function refundFeeOf(world: World, scope: Scope, charge: ChargeRow, refundedAfter: number): void {
  const settled = settle(world, scope, charge.id, true)
  const fee = typeof settled.object.application_fee === 'string' ? world.store.get('application_fee', settled.object.application_fee) : undefined
  if (!fee) return
  const share = feeShare(fee, charge, refundedAfter)
  if (share === 0) return
  refundFee(world, scope, fee.id, share, {})
}
