import type Stripe from 'stripe'
import { accountId, siblingId } from '@/sandbox/core/ids'
import type { World } from '@/sandbox/core/world'
import { availableOn, scheduleDebit, scheduleFunds } from './payout-schedule'
import { reconsiderRefunds } from './refund-cover'

/** What a balance transaction is about; amounts in minor units, negative when money leaves. */
export interface TransactionFacts {
  account: string
  amount: number
  currency: string
  type: Stripe.BalanceTransaction.Type
  category: string
  source: string | null
  description: string | null
  fees?: Stripe.BalanceTransaction.FeeDetail[]
  availableAtOnce?: boolean
  /** The rate at which it was converted. */
  exchangeRate?: number | null
  /** When the money can be used, where something else decides that; seconds. */
  availableOn?: number
}

/** Writes a balance transaction: net is amount minus fees, available some whole days later, as the account's schedule says. */
export function insertTransaction(world: World, facts: TransactionFacts): string {
  const now = world.clock.now()
  const { account, source } = facts
  const id = source?.startsWith('ch_') || source?.startsWith('re_') ? siblingId('txn', source) : accountId('txn', account, now)
  const fees = facts.fees ?? []
  const fee = fees.reduce((sum, each) => sum + each.amount, 0)
  const usableOn = facts.availableOn ?? (facts.availableAtOnce ? now : availableOn(world, account))
  world.store.insert(
    'balance_transaction',
    facts.account,
    id,
    {
      id,
      object: 'balance_transaction',
      amount: facts.amount,
      available_on: usableOn,
      balance_type: 'payments',
      created: now,
      currency: facts.currency,
      description: facts.description,
      exchange_rate: facts.exchangeRate ?? null,
      fee,
      fee_details: fees,
      net: facts.amount - fee,
      reporting_category: facts.category,
      source: facts.source,
      status: 'pending',
      type: facts.type,
    },
    { payout: null },
  )
  if (facts.amount > fee) {
    scheduleFunds(world, account, usableOn)
    reconsiderRefunds(world, account)
  } else if (facts.type !== 'payout') scheduleDebit(world, account, usableOn)
  return id
}
