import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { applicationOf } from '@/sandbox/keys/auth'
import { applicationFeeDetail, insertApplicationFee } from './application-fees'
import { insertDestinationPayment, insertDestinationRefund } from './destination-payments'
import { insertTransaction } from './ledger'

export type TransferRow = Tables['transfer']

/** What is moved from the platform to an account; amounts in minor units. `fee` comes back to the platform as its application fee. */
export interface TransferFacts {
  account: string
  destination: string
  amount: number
  currency: string
  /** The charge whose money it is; then it can be used when the charge's can. */
  source: Tables['charge'] | null
  fee: number | null
  description: string | null
  metadata: Record<string, string>
  group: string | null
}

function usableOn(world: World, charge: Tables['charge'] | null): number {
  const transaction = charge && world.store.get('balance_transaction', String(charge.object.balance_transaction))
  return Math.max(world.clock.now(), transaction?.object.available_on ?? 0)
}

function receive(world: World, scope: Scope, facts: TransferFacts, id: string, availableOn: number): { payment: string; fee: string | null } {
  const { currency, amount } = facts
  const application = applicationOf(world, facts.account)
  const row = insertDestinationPayment(world, {
    account: facts.destination,
    amount,
    currency,
    transfer: id,
    fee: facts.fee,
    description: facts.description,
    group: facts.group,
  })
  const share = Math.min(facts.fee ?? 0, amount)
  const transaction = insertTransaction(world, {
    account: facts.destination,
    amount,
    currency,
    type: 'payment',
    category: 'charge',
    source: row.id,
    description: facts.description,
    fees: application && share > 0 ? [applicationFeeDetail(world, application, share, currency)] : [],
    availableOn,
  })
  const taken = { account: facts.destination, charge: row.id, amount: share, currency, originating: facts.source?.id ?? null }
  const fee = application && share > 0 ? insertApplicationFee(world, scope, { ...taken, application }) : null
  world.store.update('charge', row.id, { balance_transaction: transaction, application_fee: fee })
  return { payment: row.id, fee }
}

/** Moves money to a connected account: the platform's transfer, and the payment by which it arrives. Checks are the caller's. Inside a transaction. */
export function insertTransfer(world: World, scope: Scope, facts: TransferFacts): { row: TransferRow; fee: string | null } {
  const id = accountId('tr', facts.account, world.clock.now())
  const availableOn = usableOn(world, facts.source)
  const transaction = insertTransaction(world, {
    account: facts.account,
    amount: -facts.amount,
    currency: facts.currency,
    type: 'transfer',
    category: 'transfer',
    source: id,
    description: facts.description,
    availableOn,
  })
  const { payment, fee } = receive(world, scope, facts, id, availableOn)
  const transfer: Omit<Stripe.Transfer, 'reversals'> = {
    id,
    object: 'transfer',
    amount: facts.amount,
    amount_reversed: 0,
    balance_transaction: transaction,
    created: world.clock.now(),
    currency: facts.currency,
    description: facts.description,
    destination: facts.destination,
    destination_payment: payment,
    livemode: false,
    metadata: facts.metadata,
    reversed: false,
    source_transaction: facts.source?.id ?? null,
    source_type: 'card',
    transfer_group: facts.group,
  }
  const row = world.store.insert('transfer', facts.account, id, transfer, {})
  emit(world, { account: facts.account, request: scope.request }, 'transfer.created', row, 'transfer')
  return { row, fee }
}

/** Sends a settled destination charge on: all of it, or what `transfer_data` says, less the application fee. Inside a transaction. */
export function transferCharge(world: World, scope: Scope, charge: Tables['charge']): Tables['charge'] {
  const {
    transfer_data: data,
    amount_captured: captured,
    application_fee_amount: wanted,
    currency,
    description,
    transfer_group: group,
  } = charge.object
  if (!data) return charge
  const { row, fee } = insertTransfer(world, scope, {
    account: charge.account,
    destination: String(data.destination),
    amount: Math.min(data.amount ?? captured, captured),
    currency,
    source: charge,
    fee: wanted,
    description,
    metadata: {},
    group,
  })
  return world.store.update('charge', charge.id, { transfer: row.id, application_fee: fee })
}

/** Takes back part of a transfer. `refund` is the refund of the platform's charge behind it. Checks are the caller's. Inside a transaction. */
export function reverseTransfer(
  world: World,
  scope: Scope,
  transfer: TransferRow,
  facts: { amount: number; metadata: Record<string, string>; refund: string | null; description?: string | null },
): Tables['transfer_reversal'] {
  const { amount } = facts
  const { currency, destination_payment: paymentId } = transfer.object
  const payment = world.store.get('charge', String(paymentId))
  if (!payment) throw new Error(`${transfer.id} has no payment`)
  const id = accountId('trr', transfer.account, world.clock.now())
  const common = { currency, description: facts.description ?? null, availableAtOnce: true }
  const back = { ...common, account: payment.account, amount: -amount, type: 'payment_refund', category: 'refund', source: null }
  const taken = insertTransaction(world, back)
  const refund = insertDestinationRefund(world, payment, amount, id, taken)
  world.store.update('balance_transaction', taken, { source: refund })
  const transaction = insertTransaction(world, {
    ...common,
    account: transfer.account,
    amount,
    type: 'transfer_refund',
    category: 'transfer_reversal',
    source: id,
  })
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: transaction,
    created: world.clock.now(),
    currency,
    destination_payment_refund: refund,
    metadata: facts.metadata,
    source_refund: facts.refund,
    transfer: transfer.id,
  }
  const row = world.store.insert('transfer_reversal', transfer.account, id, reversal, {})
  const reversed = transfer.object.amount_reversed + amount
  const next = world.store.update('transfer', transfer.id, { amount_reversed: reversed, reversed: reversed >= transfer.object.amount })
  const previous = { amount_reversed: transfer.object.amount_reversed, reversed: transfer.object.reversed }
  emit(world, { account: transfer.account, request: scope.request }, 'transfer.reversed', next, 'transfer', previous)
  return row
}
