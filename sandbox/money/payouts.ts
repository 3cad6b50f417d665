import type Stripe from 'stripe'
import { accountId, randomText } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import { type BankAccountRow, failureOf, updateBankAccount } from '@/sandbox/payments/bank/bank-accounts'
import { insertTransaction } from './ledger'
import { nextBankingDay, startOfDay } from './payout-schedule'

export type PayoutRow = Tables['payout']

const DAY = 86_400
const INSTANT_SECONDS = 30 * 60

/** What is paid out; `amount` in minor units, negative for the reversal of `original`. */
export interface PayoutFacts {
  account: string
  amount: number
  currency: string
  destination: BankAccountRow
  automatic: boolean
  method: 'standard' | 'instant'
  description: string | null
  statementDescriptor: string | null
  metadata: Record<string, string>
  original?: string
}

const FAILURES: Record<string, string> = {
  no_account: 'Your bank account details on file are probably incorrect. No bank account could be located with those details.',
  account_closed: 'The bank account has been closed.',
  insufficient_funds: 'Your Stripe account has insufficient funds to cover the payout.',
  debit_not_authorized:
    'Debit transactions are not approved on your bank account. (Stripe requires bank accounts to be set up for both credit and debit payouts.)',
  invalid_currency:
    'The bank was unable to process this payout because of its currency. This is probably because the bank account cannot accept payments in that currency.',
}

/** When the bank gets it and when it arrives: next midnight and the banking day after; an automatic one is sent at once. Seconds. */
function timetable(world: World, facts: PayoutFacts): { sent: number; arrives: number } {
  const now = world.clock.now()
  if (facts.method === 'instant') return { sent: now, arrives: now + INSTANT_SECONDS }
  const sent = facts.automatic ? now : startOfDay(now) + DAY
  return { sent, arrives: nextBankingDay(sent) }
}

/** Writes a payout with its balance transaction and lets it travel. The amount must have been checked. Inside a transaction. */
export function insertPayout(world: World, scope: Scope, facts: PayoutFacts): PayoutRow {
  const { account, amount, currency } = facts
  const id = accountId('po', account, world.clock.now())
  const { sent, arrives } = timetable(world, facts)
  const isReversal = facts.original !== undefined
  const transaction = insertTransaction(world, {
    account,
    amount: -amount,
    currency,
    type: 'payout',
    category: isReversal ? 'payout_reversal' : 'payout',
    source: id,
    description: facts.description ?? 'STRIPE PAYOUT',
    availableAtOnce: !isReversal,
  })
  const payout: Stripe.Payout = {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrives,
    automatic: facts.automatic,
    balance_transaction: transaction,
    created: world.clock.now(),
    currency,
    description: facts.description,
    destination: facts.destination.id,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: facts.metadata,
    method: facts.method,
    original_payout: facts.original ?? null,
    payout_method: null,
    reconciliation_status: facts.automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: facts.statementDescriptor,
    status: facts.automatic ? 'in_transit' : 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  }
  const row = world.store.insert('payout', account, id, payout, { number: facts.destination.hidden.number })
  emit(world, scope, 'payout.created', row, 'payout')
  if (!facts.automatic) world.timers.schedule('payout_sent', sent * 1000, { payout: id })
  world.timers.schedule('payout_arrives', arrives * 1000, { payout: id })
  return row
}

function giveBack(world: World, payout: PayoutRow, type: 'payout_cancel' | 'payout_failure'): string {
  return insertTransaction(world, {
    account: payout.account,
    amount: payout.object.amount,
    currency: payout.object.currency,
    type,
    category: 'payout_reversal',
    source: payout.id,
    description: type === 'payout_cancel' ? 'PAYOUT CANCELED' : 'PAYOUT FAILURE',
    availableAtOnce: true,
  })
}

const NO_TRACE = { status: 'unsupported', value: null }

/** Takes back a manual payout that the bank does not have yet. Throws 400 for any other. */
export function cancelPayout(world: World, scope: Scope, payout: PayoutRow): PayoutRow {
  const { status, automatic, original_payout: original } = payout.object
  if (status !== 'pending' || automatic || original) {
    const why = automatic ? 'it was made automatically' : original ? 'it reverses another payout' : `it has a status of ${status}`
    throw invalidRequest(`Payout ${payout.id} cannot be canceled because ${why}. Only manual payouts that are pending can be canceled.`)
  }
  const back = giveBack(world, payout, 'payout_cancel')
  const row = world.store.update('payout', payout.id, { status: 'canceled', failure_balance_transaction: back, trace_id: NO_TRACE })
  emit(world, scope, 'payout.canceled', row, 'payout')
  return row
}

/** Debits the bank for a payout that has left: a payout of the negative amount. Only for connected accounts with US and Canadian banks [sdk]. */
export function reversePayout(world: World, scope: Scope, payout: PayoutRow, metadata: Record<string, string>, isConnect: boolean): PayoutRow {
  const { object } = payout
  const refuse = (why: string) => invalidRequest(`Payout ${payout.id} cannot be reversed because ${why}.`)
  const destination = world.store.get('external_account', String(object.destination))
  if (!isConnect) throw refuse('only payouts of connected accounts can be')
  if (object.original_payout) throw refuse('it reverses another payout')
  if (object.amount < 0) throw refuse('it is a debit')
  if (object.reversed_by) throw refuse('it has already been reversed')
  if (object.status === 'pending') throw refuse('it has a status of pending; cancel it instead')
  if (object.status !== 'paid' && object.status !== 'in_transit') throw refuse(`it has a status of ${object.status}`)
  if (!destination || !['US', 'CA'].includes(destination.object.country)) throw refuse('its bank account is not in the US or Canada')
  const row = insertPayout(world, scope, {
    account: payout.account,
    amount: -object.amount,
    currency: object.currency,
    destination,
    automatic: false,
    method: 'standard',
    description: `REVERSAL OF ${payout.id}`,
    statementDescriptor: null,
    metadata,
    original: payout.id,
  })
  const next = world.store.update('payout', payout.id, { reversed_by: row.id })
  emit(world, scope, 'payout.updated', next, 'payout', { reversed_by: null })
  return row
}

/** The bank sends a payout back, also one that was paid, within some days [doc payouts]. Null once it is canceled or has failed. Inside a transaction. */
export function failPayout(world: World, scope: Scope, payout: PayoutRow, code: string): PayoutRow | null {
  if (payout.object.status === 'failed' || payout.object.status === 'canceled') return null
  const back = giveBack(world, payout, 'payout_failure')
  const fields = {
    status: 'failed',
    failure_code: code,
    failure_message: FAILURES[code] ?? null,
    failure_balance_transaction: back,
    trace_id: NO_TRACE,
  }
  const row = world.store.update('payout', payout.id, fields)
  emit(world, scope, 'payout.failed', row, 'payout')
  const destination = String(payout.object.destination)
  // Nothing more is sent to it until it is replaced or changed [doc].
  if (world.store.get('external_account', destination)) updateBankAccount(world, scope, destination, { status: 'errored' })
  return row
}

/** Declares how payouts travel: sent, then paid or failed; an automatic one can be reconciled a little later than it was made. */
export function registerPayoutTimers(world: World): void {
  world.timers.handle('payout_sent', ({ payout: id = '' }) => {
    const payout = world.store.get('payout', id)
    if (payout?.object.status !== 'pending') return
    const row = world.store.update('payout', id, { status: 'in_transit' })
    emit(world, { account: row.account, request: null }, 'payout.updated', row, 'payout', { status: 'pending' })
  })
  world.timers.handle('payout_arrives', ({ payout: id = '' }) => {
    const payout = world.store.get('payout', id)
    if (payout?.object.status !== 'pending' && payout?.object.status !== 'in_transit') return
    const scope = { account: payout.account, request: null }
    const code = failureOf(payout.hidden.number)
    if (code) {
      failPayout(world, scope, payout, code)
      return
    }
    const row = world.store.update('payout', id, { status: 'paid', trace_id: { status: 'supported', value: randomText(15).replace(/\D/g, '0') } })
    emit(world, scope, 'payout.paid', row, 'payout')
  })
  world.timers.handle('payout_reconciled', ({ payout: id = '' }) => {
    const row = world.store.update('payout', id, { reconciliation_status: 'completed' })
    emit(world, { account: row.account, request: null }, 'payout.reconciliation_completed', row, 'payout')
  })
}
