import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emitObject, type Scope } from '@/sandbox/events/events'
import { payoutDestination } from '@/sandbox/payments/bank/bank-accounts'
import { balanceObject } from './balances'
import { insertTransaction } from './ledger'
import { nextPayoutDay, scheduleFunds, scheduleOf } from './payout-schedule'
import { insertPayout } from './payouts'

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

function payOutCurrency(world: World, scope: Scope, currency: string, rows: TransactionRow[]): void {
  const { account } = scope
  const destination = payoutDestination(world, account, currency)
  if (!destination) return
  const minimum = world.store.get('payout_settings', account)?.object.minimums[currency] ?? 0
  const amount = rows.reduce((sum, row) => sum + row.object.net, 0) - minimum
  if (amount <= 0) return
  const swept = minimum > 0 ? [...rows, keepMinimum(world, account, currency, minimum)] : rows
  const payout = insertPayout(world, scope, {
    account,
    amount,
    currency,
    destination,
    automatic: true,
    method: 'standard',
    description: 'STRIPE PAYOUT',
    statementDescriptor: null,
    metadata: {},
  })
  for (const id of [...swept.map((row) => row.id), String(payout.object.balance_transaction)]) {
    world.store.update('balance_transaction', id, {}, { payout: payout.id })
  }
  world.timers.schedule('payout_reconciled', world.clock.nowMs() + world.settings.asyncDelayMs, { payout: payout.id })
}

/** Pays out everything available in every currency that has a bank account. Inside a transaction. */
function payOutEverything(world: World, scope: Scope): void {
  if (!world.store.get('account', scope.account)?.object.payouts_enabled) return
  for (const [currency, rows] of openTransactions(world, scope.account)) payOutCurrency(world, scope, currency, rows)
}

/** Looks again at the next day's beginning: the account's bank accounts, schedule or permission changed. Inside a transaction. */
export function reconsiderPayouts(world: World, account: string): void {
  scheduleFunds(world, account, world.clock.now())
}

/** Declares what happens when money becomes available: `balance.available`, and a payout when the schedule says so. */
export function registerAutomaticPayouts(world: World): void {
  world.timers.handle('funds_available', ({ account = '' }) => {
    const scope = { account, request: null }
    emitObject(world, scope, 'balance.available', balanceObject(world, account))
    const day = nextPayoutDay(scheduleOf(world, account), world.clock.now())
    if (day === null) return
    if (day <= world.clock.now()) payOutEverything(world, scope)
    else world.timers.scheduleOnce(`payout ${account} ${day}`, 'payout_day', day * 1000, { account })
  })
  world.timers.handle('payout_day', ({ account = '' }) => {
    const day = nextPayoutDay(scheduleOf(world, account), world.clock.now())
    if (day !== null && day <= world.clock.now()) payOutEverything(world, { account, request: null })
    else if (day !== null) world.timers.scheduleOnce(`payout ${account} ${day}`, 'payout_day', day * 1000, { account })
  })
}
