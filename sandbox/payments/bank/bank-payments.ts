import type Stripe from 'stripe'
import { statusesOf } from '@/sandbox/accounts/capabilities'
import { randomText, siblingId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError, invalidRequest } from '@/sandbox/http/errors'
import { nextBankingDay } from '@/sandbox/money/payout-schedule'
import { settle } from '@/sandbox/money/settlement'
import { receiptUrl, statementOf, writeCharge } from '@/sandbox/payments/charges'
import type { Confirmation, LastError, PaymentIntentRow } from '@/sandbox/payments/intents'
import { createMandate, endMandates, type MandateUse, setMandateStatus, standingMandate } from '@/sandbox/payments/mandates'
import { checkPayable, failPayment, keepOrUseUp, waitForBuyer } from '@/sandbox/payments/payments'
import { type DebitFailure, testBank } from './bank-debits'
import { judgeProof, microdepositAction, type Proof, VERIFICATION_ERRORS, VERIFY_DAYS, wrongProof } from './microdeposits'

type MethodRow = Tables['payment_method']

const DAY_MS = 86_400_000
const CAPABILITY = 'us_bank_account_ach_payments'

/** Throws 400 where a bank account cannot pay: other currencies than dollars, holds, which banks do not know, and accounts that may not debit. */
function checkDebit(world: World, { object, account: id }: PaymentIntentRow): void {
  const account = world.store.get('account', id)?.object
  // Accounts with a dashboard of their own switch ways to pay on there.
  const asks = account?.controller?.is_controller === true && account.type !== 'standard'
  if (account && asks && statusesOf(account)[CAPABILITY] !== 'active') {
    const message = `Your account cannot debit bank accounts: the capability ${CAPABILITY} is not active.`
    throw invalidRequest(message, { code: 'capability_not_active', param: 'payment_method' })
  }
  if (object.currency !== 'usd') {
    const message = `The currency provided (${object.currency}) is invalid for payments with us_bank_account. It must be usd.`
    throw invalidRequest(message, { code: 'payment_method_currency_mismatch', param: 'currency' })
  }
  if (object.capture_method !== 'manual') return
  const message = 'The payment method type us_bank_account does not support capture_method=manual.'
  throw invalidRequest(message, { code: 'payment_intent_invalid_parameter', param: 'capture_method' })
}

/** The mandate to debit by: the one that is named, a new one from a consent, or one that stands. Throws 400 when there is none. */
function mandateFor(world: World, intent: PaymentIntentRow, method: MethodRow, how: Confirmation): string {
  if (how.mandate) {
    const named = world.store.owned('mandate', intent.account, how.mandate)
    if (named?.object.payment_method === method.id && named.object.status === 'active') return named.id
    const message = 'The provided mandate is invalid and can not be used for the payment intent.'
    throw invalidRequest(message, { code: 'payment_intent_mandate_invalid', param: 'mandate' })
  }
  const { amount, currency, on_behalf_of: onBehalfOf, setup_future_usage: usage } = intent.object
  if (how.consent) {
    const use: MandateUse = usage === 'off_session' ? null : { amount, currency }
    const terms = { use, isPending: !method.hidden.verified, onBehalfOf: typeof onBehalfOf === 'string' ? onBehalfOf : null }
    return createMandate(world, method, how.consent, terms).id
  }
  const standing = standingMandate(world, method)
  if (standing) return standing.id
  const message = 'This PaymentIntent requires a mandate, but none was found. Provide `mandate_data` with the consent of your customer.'
  throw invalidRequest(message, { code: 'payment_intent_mandate_invalid', param: 'mandate_data' })
}

/**
 * Confirms a payment intent with a US bank account. An account that has not been verified waits for its microdeposits; else the debit is sent and
 * the outcome comes later. Throws 400, or 402 for what Stripe refuses at once.
 */
export function confirmBankPayment(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, how: Confirmation): PaymentIntentRow {
  checkPayable(world, intent, method)
  checkDebit(world, intent)
  const mandate = mandateFor(world, intent, method, how)
  return method.hidden.verified ? debit(world, scope, intent, method, mandate) : waitForDeposits(world, scope, intent, method, mandate)
}

function waitForDeposits(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, mandate: string): PaymentIntentRow {
  const row = waitForBuyer(world, scope, intent, method, microdepositAction(world, intent.object), { microdeposits: { mandate, failures: 0 } })
  const payload = { account: intent.account, intent: intent.id, mandate }
  const isLost = testBank(method.hidden.number)?.noMicrodeposits
  const wait = isLost ? world.settings.asyncDelayMs : VERIFY_DAYS * DAY_MS
  world.timers.schedule('end_verification', world.clock.nowMs() + wait, { ...payload, why: isLost ? 'failed' : 'timeout' })
  return row
}

/** The intent's bank account that is being verified, or null when it waits for none. */
function verifying(world: World, intent: PaymentIntentRow): { method: MethodRow; mandate: string; failures: number } | null {
  const { microdeposits } = intent.hidden
  const method = world.store.get('payment_method', String(intent.object.payment_method))
  const isOpen = intent.object.next_action?.type === 'verify_with_microdeposits'
  return isOpen && microdeposits && method ? { method, ...microdeposits } : null
}

/** Ends the verification of a payment's bank account without success. */
function giveUp(world: World, scope: Scope, intent: PaymentIntentRow, why: keyof typeof VERIFICATION_ERRORS): PaymentIntentRow {
  const open = verifying(world, intent)
  if (!open) return intent
  setMandateStatus(world, scope, open.mandate, 'inactive')
  return failPayment(world, scope, intent, open.method, { body: VERIFICATION_ERRORS[why], charge: null })
}

/**
 * The customer says what arrived. Right: the debit is sent. Wrong: 400, and after too many the intent waits for another payment method.
 * Null when the intent waits for no microdeposits.
 */
export function verifyPayment(world: World, scope: Scope, intent: PaymentIntentRow, proof: Proof): PaymentIntentRow | null {
  const open = verifying(world, intent)
  if (!open) return null
  const result = judgeProof(proof, open.failures)
  if (result === null) {
    world.store.update('payment_intent', intent.id, {}, { microdeposits: { mandate: open.mandate, failures: open.failures + 1 } })
    throw wrongProof(proof)
  }
  if (result !== 'verified') return giveUp(world, scope, intent, result)
  const method = world.store.update('payment_method', open.method.id, {}, { verified: true })
  setMandateStatus(world, scope, open.mandate, 'active')
  return debit(world, scope, intent, method, open.mandate)
}

function bankDetails(world: World, method: MethodRow, mandate: string): Stripe.Charge.PaymentMethodDetails.UsBankAccount {
  const bank = method.object.us_bank_account
  return {
    account_holder_type: bank?.account_holder_type ?? null,
    account_type: bank?.account_type ?? null,
    bank_name: bank?.bank_name ?? null,
    expected_debit_date: new Date(nextBankingDay(world.clock.now()) * 1000).toISOString().slice(0, 10),
    fingerprint: bank?.fingerprint ?? null,
    last4: bank?.last4 ?? null,
    mandate,
    payment_reference: randomText(15).replace(/\D/g, '3'),
    routing_number: bank?.routing_number ?? null,
  }
}

const OUTCOME: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'not_assessed',
  seller_message: 'Payment complete.',
  type: 'authorized',
}

/** Writes the charge of a debit, which is pending until the bank has answered; what Stripe refuses at once is failed. */
function insertDebit(
  world: World,
  intent: PaymentIntentRow,
  method: MethodRow,
  mandate: string,
  refused: DebitFailure | undefined,
): Tables['charge'] {
  const blocked = { network_status: 'not_sent_to_network', reason: 'highest_risk_level', risk_level: 'highest', type: 'blocked' } as const
  return writeCharge(world, intent, method, siblingId('py', intent.id), {
    amount_captured: refused ? 0 : intent.object.amount,
    calculated_statement_descriptor: statementOf(world, intent),
    captured: !refused,
    failure_code: refused?.code ?? null,
    failure_message: refused?.message ?? null,
    outcome: refused ? { ...OUTCOME, ...blocked, seller_message: refused.message } : OUTCOME,
    paid: false,
    payment_method_details: { type: 'us_bank_account', us_bank_account: bankDetails(world, method, mandate) },
    receipt_url: null,
    status: refused ? 'failed' : 'pending',
  })
}

function debit(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, mandate: string): PaymentIntentRow {
  const bank = testBank(method.hidden.number)
  const charge = insertDebit(world, intent, method, mandate, bank?.refused)
  keepOrUseUp(world, scope, intent, method, !bank?.refused)
  if (bank?.refused) return refuse(world, scope, intent, method, bank.refused, charge)
  const row = world.store.update('payment_intent', intent.id, {
    status: 'processing',
    payment_method: method.id,
    next_action: null,
    last_payment_error: null,
    latest_charge: charge.id,
  })
  emit(world, scope, 'charge.pending', charge, 'charge')
  emit(world, scope, 'payment_intent.processing', row, 'payment_intent')
  const due = world.clock.nowMs() + world.settings.asyncDelayMs
  if (!bank?.endless) world.timers.schedule('debit_outcome', due, { account: intent.account, intent: intent.id, charge: charge.id })
  return row
}

function refuse(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, failure: DebitFailure, charge: Tables['charge']): never {
  const body: LastError = { type: 'invalid_request_error', code: failure.code, message: failure.message }
  const row = failPayment(world, scope, intent, method, { body, charge })
  throw new ApiError(402, { ...body, charge: charge.id, payment_intent: row.object, payment_method: method.object })
}

/** The bank has answered: the money is there, or the reason why not. */
function endDebit(world: World, scope: Scope, intent: PaymentIntentRow, chargeId: string): void {
  const method = world.store.get('payment_method', String(intent.object.payment_method))
  if (!method) throw new Error(`${intent.id} has no payment method`)
  const failure = testBank(method.hidden.number)?.fails
  if (failure) {
    const charge = failDebit(world, chargeId, failure)
    if (failure.endsMandate) endMandates(world, scope, method.id)
    failPayment(world, scope, intent, method, { body: { type: 'invalid_request_error', code: failure.code, message: failure.message }, charge })
    return
  }
  world.store.update('charge', chargeId, { status: 'succeeded', paid: true, receipt_url: receiptUrl(world, intent) })
  const charge = settle(world, scope, chargeId, false)
  const row = world.store.update('payment_intent', intent.id, { status: 'succeeded', amount_received: intent.object.amount })
  emit(world, scope, 'charge.succeeded', charge, 'charge')
  emit(world, scope, 'payment_intent.succeeded', row, 'payment_intent')
}

/** Marks a pending debit as failed: nothing was captured. */
function failDebit(world: World, chargeId: string, failure: { code: string | null; message: string }): Tables['charge'] {
  return world.store.update('charge', chargeId, {
    status: 'failed',
    amount_captured: 0,
    captured: false,
    failure_code: failure.code,
    failure_message: failure.message,
  })
}

/** Takes back a debit that the bank has not answered, because its intent is canceled. Its events are emitted. Inside a transaction. */
export function cancelDebit(world: World, scope: Scope, chargeId: string): void {
  emit(world, scope, 'charge.failed', failDebit(world, chargeId, { code: null, message: 'The payment was canceled.' }), 'charge')
}

/** Declares what banks do by themselves: answer debits, and let the time for a verification pass. */
export function registerDebitTimers(world: World): void {
  world.timers.handle('debit_outcome', ({ account = '', intent: id = '', charge = '' }) => {
    const intent = world.store.get('payment_intent', id)
    if (intent?.object.status === 'processing' && intent.object.latest_charge === charge) endDebit(world, { account, request: null }, intent, charge)
  })
  world.timers.handle('end_verification', ({ account = '', intent: id = '', mandate, why }) => {
    const intent = world.store.get('payment_intent', id)
    if (!intent || intent.hidden.microdeposits?.mandate !== mandate) return
    giveUp(world, { account, request: null }, intent, why === 'failed' ? why : 'timeout')
  })
}
