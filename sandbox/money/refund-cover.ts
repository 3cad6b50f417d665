import type { ShortBalance } from '@/sandbox/contract'
import type { World } from '@/sandbox/core/world'
import { payoutDestination } from '@/sandbox/payments/bank/bank-accounts'
import { sumBalance } from './balances'
import { settlementCurrency } from './settlement-rules'

/** What becomes of money that is to leave an account: it can go, it waits for more to come in, or Stripe refuses. */
export type Cover = 'covered' | 'waits' | 'refused'

/** Whether Stripe may take what an account owes from its bank account, so that its balance may become negative. */
export function canDebit(world: World, account: string, currency: string): boolean {
  const debits = world.store.get('account', account)?.object.settings?.payouts?.debit_negative_balances ?? true
  return debits && payoutDestination(world, account, settlementCurrency(world, account, currency)) !== null
}

/** Whether an account has money for a refund, pending money included, or may owe it (DIFFERENCES.md). `amount` in minor units. */
export function coverOf(world: World, account: string, currency: string, amount: number): Cover {
  const rule = world.store.get('account', account)?.hidden.shortBalance ?? 'debit'
  if (rule === 'debit' && canDebit(world, account, currency)) return 'covered'
  const sum = sumBalance(world, account).get(currency)
  if ((sum?.available ?? 0) + (sum?.pending ?? 0) >= amount) return 'covered'
  return rule === 'refuse' ? 'refused' : 'waits'
}

/** The refunds of an account that wait for money, the oldest first. */
export function waitingRefunds(world: World, account: string): string[] {
  return world.store.get('short_refunds', account)?.object.refunds ?? []
}

/** Writes which refunds of an account wait for money. Inside a transaction. */
export function setWaitingRefunds(world: World, account: string, refunds: string[]): void {
  if (world.store.get('short_refunds', account)) world.store.update('short_refunds', account, { refunds })
  else if (refunds.length > 0) world.store.insert('short_refunds', account, account, { refunds }, {})
}

/** Looks soon whether what waits for money can go: money came in, or the account may owe more. Inside a transaction. */
export function reconsiderRefunds(world: World, account: string): void {
  if (waitingRefunds(world, account).length === 0) return
  world.timers.scheduleOnce(`refunds ${account}`, 'fund_refunds', world.clock.nowMs() + world.settings.asyncDelayMs, { account })
}

/** Tells what becomes of refunds that the balance of an account does not cover. Inside a transaction. */
export function setShortBalance(world: World, account: string, shortBalance: ShortBalance): void {
  world.store.update('account', account, {}, { shortBalance })
  reconsiderRefunds(world, account)
}
