import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emitObject, type Scope } from '@/sandbox/events/events'
import { payoutDestination } from '@/sandbox/payments/bank/bank-accounts'
import { balanceObject, sumBalance } from './balances'
import { insertTransaction } from './ledger'
import { nextPayoutDay, scheduleDebit, scheduleFunds, scheduleOf } from './payout-schedule'
import { insertPayout } from './payouts'
import { canDebit, reconsiderRefunds } from './refund-cover'

type TransactionRow = Tables['balance_transaction']

/** What is available and in no payout yet, by currency; the oldest first. */
function openTransactions(world: World, account: string): Map<string, TransactionRow[]> {
  const now = world.clock.now()
  const open = new Map<string, TransactionRow[]>()
  for (const row of world.store.newest('balance_transaction', account)) {
    if (row.hidden.payout !== null || row.object.available_on > now) continue
    const rows = open.get(row.object.currency) ?? []
    rows.unshift(row)
    open.set(row.object.currency, rows)
  }
  return open
}

/** Keeps the minimum balance back: held in this payout, released for the next one, as Stripe books it. */
function keepMinimum(world: World, account: string, currency: string, minimum: number): TransactionRow {
  const facts = { account, currency, source: null, description: 'Minimum balance', category: 'payout_minimum_balance', availableAtOnce: true }
  const hold = insertTransaction(world, { ...facts, amount: -minimum, type: 'payout_minimum_balance_hold', category: 'payout_minimum_balance_hold' })
  insertTransaction(world, { ...facts, amount: minimum, type: 'payout_minimum_balance_release', category: 'payout_minimum_balance_release' })
  return world.store.need('balance_transaction', hold)
}

/** Makes a payout of exactly these transactions, or of the negative amount a debit of the bank account. */
function sweep(world: World, scope: Scope, currency: string, rows: TransactionRow[]): void {
  const destination = payoutDestination(world, scope.account, currency)
  if (!destination) return
  const amount = rows.reduce((sum, row) => sum + row.object.net, 0)
  const payout = insertPayout(world, scope, {
    account: scope.account,
    amount,
    currency,
    destination,
    automatic: true,
    method: 'standard',
    description: amount < 0 ? 'STRIPE DEBIT' : 'STRIPE PAYOUT',
    statementDescriptor: null,
    metadata: {},
  })
  for (const id of [...rows.map((row) => row.id), String(payout.object.balance_transaction)]) {
    world.store.update('balance_transaction', id, {}, { payout: payout.id })
  }
  world.timers.schedule('payout_reconciled', world.clock.nowMs() + world.settings.asyncDelayMs, { payout: payout.id })
}

function payOutCurrency(world: World, scope: Scope, currency: string, rows: TransactionRow[]): void {
  const { account } = scope
  if (!payoutDestination(world, account, currency)) return
  const minimum = world.store.get('payout_settings', account)?.object.minimums[currency] ?? 0
  if (rows.reduce((sum, row) => sum + row.object.net, 0) <= minimum) return
  sweep(world, scope, currency, minimum > 0 ? [...rows, keepMinimum(world, account, currency, minimum)] : rows)
}

/** Debits the bank account for what an account owes and pending money will not cover, where the account allows that [doc connect/account-balances]. */
function debitNegativeBalances(world: World, scope: Scope): void {
  const { account } = scope
  if (!world.store.get('account', account)?.object.payouts_enabled) return
  const sums = sumBalance(world, account)
  for (const [currency, rows] of openTransactions(world, account)) {
    const { available, pending } = sums.get(currency) ?? { available: 0, pending: 0 }
    if (available < 0 && available + pending < 0 && canDebit(world, account, currency)) sweep(world, scope, currency, rows)
  }
}

/** Pays out everything available in every currency that has a bank account. Inside a transaction. */
function payOutEverything(world: World, scope: Scope): void {
  if (!world.store.get('account', scope.account)?.object.payouts_enabled) return
  for (const [currency, rows] of openTransactions(world, scope.account)) payOutCurrency(world, scope, currency, rows)
}

/** Looks again at the next day's beginning: the account's bank accounts, schedule or permission changed. Inside a transaction. */
export function reconsiderPayouts(world: World, account: string): void {
  scheduleFunds(world, account, world.clock.now())
  scheduleDebit(world, account, world.clock.now())
  reconsiderRefunds(world, account)
}

/** Declares what happens when money becomes available: `balance.available`, and a payout when the schedule says so; and when an account owes. */
export function registerAutomaticPayouts(world: World): void {
  world.timers.handle('funds_available', ({ account = '' }) => {
    const scope = { account, request: null }
    emitObject(world, scope, 'balance.available', balanceObject(world, account))
    const day = nextPayoutDay(scheduleOf(world, account), world.clock.now())
    if (day === null) return
    if (day <= world.clock.now()) payOutEverything(world, scope)
    else world.timers.scheduleOnce(`payout ${account} ${day}`, 'payout_day', day * 1000, { account })
  })
  world.timers.handle('debit_negative_balance', ({ account = '' }) => debitNegativeBalances(world, { account, request: null }))
  world.timers.handle('payout_day', ({ account = '' }) => {
    const day = nextPayoutDay(scheduleOf(world, account), world.clock.now())
    if (day !== null && day <= world.clock.now()) payOutEverything(world, { account, request: null })
    else if (day !== null) world.timers.scheduleOnce(`payout ${account} ${day}`, 'payout_day', day * 1000, { account })
  })
}
