import type Stripe from 'stripe'
import { siblingId } from '@/sandbox/core/ids'
import type { RefundPlan } from '@/sandbox/core/refund-plan'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { isRefundable } from '@/sandbox/disputes/disputes'
import { retireWarnings } from '@/sandbox/disputes/fraud-warnings'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest, notSupportedHere } from '@/sandbox/http/errors'
import { testCard } from '@/sandbox/payments/cards'
import { conversionLike } from './conversion'
import { refundFeeOf } from './fee-refunds'
import { formatAmount } from './money'
import { type Cover, coverOf, setWaitingRefunds, waitingRefunds } from './refund-cover'
import { bookRefund, destinationOf, fundRefund, registerRefundOutcomes, scheduleRefund } from './refund-outcomes'
import { isBankDebit, settle } from './settlement'
import { reverseTransfer } from './transfers'

type ChargeRow = Tables['charge']

/** How long a customer has to claim a refund that needs them to act; the time is ours. */
const CLAIM_SECONDS = 30 * 86_400

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

/** The part of a transfer that belongs to a refund: in proportion, rounded over everything refunded so far; the last one takes the rest. */
function reverseFor(world: World, scope: Scope, charge: ChargeRow, refund: string, refundedAfter: number): string | null {
  const transfer = typeof charge.object.transfer === 'string' ? world.store.get('transfer', charge.object.transfer) : undefined
  if (!transfer) return null
  const { amount, amount_reversed: back } = transfer.object
  const captured = charge.object.amount_captured
  const released = charge.object.amount - captured
  const due = Math.round((amount * (refundedAfter - released)) / captured)
  const share = Math.min(amount, due) - back
  return share > 0 ? reverseTransfer(world, scope, transfer, { amount: share, metadata: {}, refund }).id : null
}

/** How a refund goes: as the next one of this charge was told to, else as the test card or the bank account does. */
function planOf(world: World, charge: ChargeRow): RefundPlan {
  const told = charge.hidden.refundPlan
  if (told) {
    world.store.update('charge', charge.id, {}, { refundPlan: undefined })
    return told
  }
  const behaviour = isBankDebit(charge) ? 'pending' : testCard(charge.hidden.number)?.refund
  if (behaviour === 'pending') return { begins: 'pending', ends: 'succeeded' }
  return behaviour === 'fails' ? { begins: 'succeeded', ends: 'failed' } : { begins: 'succeeded' }
}

type State = Pick<Stripe.Refund, 'status' | 'pending_reason' | 'next_action'>

/** The state a refund begins in. A cover that `waits` goes before what the plan says. */
function firstState(world: World, charge: ChargeRow, plan: RefundPlan, waits: boolean): State {
  if (waits) return { status: 'pending', pending_reason: 'insufficient_funds' }
  if (plan.begins === 'pending') return { status: 'pending', pending_reason: plan.pendingReason ?? 'processing' }
  if (plan.begins === 'succeeded') return { status: 'succeeded' }
  const now = world.clock.now()
  const email = { email_sent_at: now, email_sent_to: charge.object.billing_details.email ?? charge.object.receipt_email ?? 'buyer@example.com' }
  const details = { email_sent: email, expires_at: now + CLAIM_SECONDS }
  return { status: 'requires_action', next_action: { type: 'display_details', display_details: details } }
}

/** What comes back to the account for this refund, before it is asked whether its money suffices: the fee, the destination's part. */
function takeBack(world: World, scope: Scope, charge: ChargeRow, refund: string, facts: RefundFacts, refunded: number): string | null {
  if (facts.refundApplicationFee) refundFeeOf(world, scope, charge, refunded)
  return facts.reverseTransfer ? reverseFor(world, scope, charge, refund, refunded) : null
}

/** Whether the balance in which the charge is booked has the money for a refund of it. */
function coverOfRefund(world: World, charge: ChargeRow, amount: number): Cover {
  const { currency, of } = conversionLike(world, charge.object.currency, charge.object.balance_transaction)
  return coverOf(world, charge.account, currency, of(amount))
}

function needCover(world: World, charge: ChargeRow, amount: number): boolean {
  const cover = coverOfRefund(world, charge, amount)
  if (cover !== 'refused') return cover === 'waits'
  throw invalidRequest('Insufficient funds in your Stripe balance to refund this amount.', { code: 'balance_insufficient' })
}

/** Refunds a charge, wholly or in part. Stripe's own fee is not given back [rec]. Throws 400. */
export function refundCharge(world: World, scope: Scope, before: ChargeRow, facts: RefundFacts): Tables['refund'] {
  const amount = refundableAmount(world, before, facts.amount)
  // A refund needs the charge on the books: what would have settled later settles now.
  const charge = settle(world, scope, before.id, true)
  const id = siblingId('re', charge.id)
  const refunded = charge.object.amount_refunded + amount
  const plan = planOf(world, charge)
  const reversal = takeBack(world, scope, charge, id, facts, refunded)
  const waits = needCover(world, charge, amount)
  const state = firstState(world, charge, plan, waits)
  const isBooked = !waits && (state.pending_reason ?? 'processing') === 'processing'
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: isBooked ? bookRefund(world, charge, id, amount) : null,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.object.currency,
    customer: charge.object.customer,
    customer_account: null,
    destination_details: destinationOf(isBankDebit(charge), null),
    metadata: facts.metadata,
    payment_intent: charge.object.payment_intent,
    payment_method: charge.object.payment_method,
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    ...state,
    transfer_reversal: reversal,
  }
  const row = world.store.insert('refund', charge.account, id, refund, { plan })
  const next = world.store.update('charge', charge.id, { amount_refunded: refunded, refunded: refunded >= charge.object.amount })
  emit(world, scope, 'refund.created', row, 'refund')
  emit(world, scope, 'charge.refunded', next, 'charge', { amount_refunded: charge.object.amount_refunded, refunded: charge.object.refunded })
  if (next.object.refunded) retireWarnings(world, scope, charge.id)
  if (waits) setWaitingRefunds(world, charge.account, [...waitingRefunds(world, charge.account), id])
  else scheduleRefund(world, row)
  return row
}

/** Tells how the next refund of a charge goes. Inside a transaction. */
export function planRefund(world: World, chargeId: string, plan: RefundPlan): void {
  world.store.update('charge', chargeId, {}, { refundPlan: plan })
}

/** Declares what becomes of refunds by themselves, and that those which wait for money go, the oldest first, once it is there. */
export function registerRefundTimers(world: World): void {
  registerRefundOutcomes(world)
  world.timers.handle('fund_refunds', ({ account = '' }) => {
    const short = new Set<string>()
    for (const id of waitingRefunds(world, account)) {
      const refund = world.store.need('refund', id)
      const { currency, amount, charge } = refund.object
      if (!short.has(currency) && coverOfRefund(world, world.store.need('charge', String(charge)), amount) === 'covered')
        fundRefund(world, { account, request: null }, refund)
      else short.add(currency)
    }
  })
}
