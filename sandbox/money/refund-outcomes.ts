import type Stripe from 'stripe'
import { randomText } from '@/sandbox/core/ids'
import type { RefundPlan } from '@/sandbox/core/refund-plan'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { testCard } from '@/sandbox/payments/cards'
import { conversionLike } from './conversion'
import { insertTransaction } from './ledger'
import { setWaitingRefunds, waitingRefunds } from './refund-cover'
import { isBankDebit } from './settlement'

type RefundRow = Tables['refund']

const DAY_MS = 86_400_000
/** Banks give a card refund its reference some days later; Stripe says within seven [doc refunds#tracing]. */
const REFERENCE_DAYS = 3

/** Where a refund goes; banks give it a reference later. */
export function destinationOf(isDebit: boolean, reference: string | null): Stripe.Refund.DestinationDetails {
  const status = reference ? 'available' : 'pending'
  if (isDebit) return { type: 'us_bank_transfer', us_bank_transfer: { reference, reference_status: status } }
  const card = { reference_status: status, reference_type: 'acquirer_reference_number', type: 'refund' as const }
  return { card: reference ? { ...card, reference } : card, type: 'card' }
}

/** Says that a refund changed, under both names that Stripe has for it. */
export function announceRefund(world: World, scope: Scope, row: RefundRow, previous: object): void {
  emit(world, scope, 'refund.updated', row, 'refund', previous)
  emit(world, scope, 'charge.refund.updated', row, 'refund', previous)
}

/** Takes a refund's money from the account; gives the transaction. */
export function bookRefund(world: World, charge: Tables['charge'], refund: string, amount: number): string {
  const { description, balance_transaction: booked } = charge.object
  const { currency, rate, of } = conversionLike(world, charge.object.currency, booked)
  return insertTransaction(world, {
    account: charge.account,
    amount: of(-amount),
    currency,
    exchangeRate: rate,
    type: isBankDebit(charge) ? 'payment_refund' : 'refund',
    category: 'refund',
    source: refund,
    description: `REFUND FOR CHARGE${description ? ` (${description})` : ''}`,
  })
}

/** What happens to a refund by itself from the state it is in: the outcome of its plan, and the bank's reference. Inside a transaction. */
export function scheduleRefund(world: World, row: RefundRow): void {
  const { account, id, object } = row
  const plan = row.hidden.plan
  if (plan?.ends) {
    const payload = { account, refund: id, outcome: plan.ends, ...(plan.failureReason && { reason: plan.failureReason }) }
    world.timers.schedule('refund_outcome', world.clock.nowMs() + (plan.afterMs ?? world.settings.asyncDelayMs), payload)
  }
  if (object.status === 'succeeded') scheduleReference(world, row)
}

function scheduleReference(world: World, { id, object }: RefundRow): void {
  if (object.destination_details?.type !== 'card') return
  world.timers.scheduleOnce(`reference ${id}`, 'refund_reference', world.clock.nowMs() + REFERENCE_DAYS * DAY_MS, { refund: id })
}

function leaveQueue(world: World, { account, id }: RefundRow): void {
  setWaitingRefunds(
    world,
    account,
    waitingRefunds(world, account).filter((each) => each !== id),
  )
}

const SETTLED = { pending_reason: undefined, next_action: undefined }

/** The money goes: what had waited for it is booked. Inside a transaction. */
function succeedRefund(world: World, scope: Scope, refund: RefundRow): RefundRow {
  const charge = world.store.need('charge', String(refund.object.charge))
  const isDebit = isBankDebit(charge)
  const transaction = refund.object.balance_transaction ?? bookRefund(world, charge, refund.id, refund.object.amount)
  leaveQueue(world, refund)
  const row = world.store.update('refund', refund.id, {
    ...SETTLED,
    balance_transaction: transaction,
    destination_details: destinationOf(isDebit, isDebit ? randomText(23).replace(/\D/g, '0') : null),
    status: 'succeeded',
  })
  announceRefund(world, scope, row, { status: refund.object.status })
  scheduleReference(world, row)
  return row
}

/** The account has the money for a refund that waited: it goes as it would have gone at first. Inside a transaction. */
export function fundRefund(world: World, scope: Scope, refund: RefundRow): void {
  const plan = refund.hidden.plan
  if (plan?.begins !== 'pending') {
    scheduleRefund(world, succeedRefund(world, scope, refund))
    return
  }
  const charge = world.store.need('charge', String(refund.object.charge))
  const transaction = bookRefund(world, charge, refund.id, refund.object.amount)
  leaveQueue(world, refund)
  const row = world.store.update('refund', refund.id, { balance_transaction: transaction, pending_reason: 'processing' })
  announceRefund(world, scope, row, { balance_transaction: null, pending_reason: refund.object.pending_reason })
  scheduleRefund(world, row)
}

/** The money comes back, if it had left, and the charge can be refunded again. */
function undo(world: World, refund: RefundRow, fields: Partial<Stripe.Refund>): RefundRow {
  const { charge: chargeId, amount, currency, balance_transaction: booked } = refund.object
  const charge = world.store.need('charge', String(chargeId))
  leaveQueue(world, refund)
  const { currency: into, rate, of } = conversionLike(world, currency, booked)
  const back = booked && {
    failure_balance_transaction: insertTransaction(world, {
      account: refund.account,
      amount: of(amount),
      currency: into,
      exchangeRate: rate,
      type: 'refund_failure',
      category: 'refund_failure',
      source: refund.id,
      description: `REFUND FAILURE FOR CHARGE ${charge.id}`,
    }),
  }
  const left = charge.object.amount_refunded - amount
  world.store.update('charge', charge.id, { amount_refunded: left, refunded: false })
  return world.store.update('refund', refund.id, { ...SETTLED, ...back, ...fields })
}

/** The bank refuses a refund, or the money for it never came. Inside a transaction. */
function failRefund(world: World, scope: Scope, refund: RefundRow, reason: string): RefundRow {
  const row = undo(world, refund, { status: 'failed', failure_reason: reason })
  announceRefund(world, scope, row, { status: refund.object.status })
  emit(world, scope, 'refund.failed', row, 'refund')
  return row
}

/** The account takes back a refund that waits for the customer. Inside a transaction. */
export function cancelRefund(world: World, scope: Scope, refund: RefundRow): RefundRow {
  const row = undo(world, refund, { status: 'canceled' })
  announceRefund(world, scope, row, { status: refund.object.status })
  return row
}

/** A dispute takes the money that a refund was to give back [support: pending refunds]. Inside a transaction. */
export function failPendingRefunds(world: World, scope: Scope, charge: Tables['charge']): void {
  for (const row of [...world.store.newest('refund', charge.account, { by: ['charge', charge.id] })]) {
    if (row.object.status === 'pending') failRefund(world, scope, row, 'charge_for_pending_refund_disputed')
  }
}

/**
 * Ends a refund. Succeeded ones may still fail, weeks later; every other end is for good. Null for a move that no refund makes.
 * Inside a transaction.
 */
export function decideRefund(world: World, scope: Scope, refund: RefundRow, outcome: RefundPlan['ends'], reason?: string): RefundRow | null {
  const isOpen = refund.object.status === 'pending' || refund.object.status === 'requires_action'
  if (outcome === 'succeeded') return isOpen ? succeedRefund(world, scope, refund) : null
  return isOpen || refund.object.status === 'succeeded' ? failRefund(world, scope, refund, reason ?? 'expired_or_canceled_card') : null
}

/** Declares how refunds end, and that banks give references. */
export function registerRefundOutcomes(world: World): void {
  world.timers.handle('refund_outcome', ({ account = '', refund: id = '', outcome, reason }) => {
    const refund = world.store.get('refund', id)
    const charge = world.store.get('charge', String(refund?.object.charge))
    if (!refund || !charge) return
    // Timers of older data directories do not say how it ends.
    const ends = outcome ?? (testCard(charge.hidden.number)?.refund === 'fails' ? 'failed' : 'succeeded')
    decideRefund(world, { account, request: null }, refund, ends === 'failed' ? 'failed' : 'succeeded', reason)
  })
  world.timers.handle('refund_reference', ({ refund: id = '' }) => {
    const refund = world.store.get('refund', id)
    if (refund?.object.status !== 'succeeded') return
    const before = refund.object.destination_details
    const row = world.store.update('refund', id, { destination_details: destinationOf(false, randomText(23).replace(/\D/g, '0')) })
    announceRefund(world, { account: row.account, request: null }, row, { destination_details: before })
  })
}
