import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { conversionInto } from './conversion'
import { insertTransaction } from './ledger'
import { settlementCurrency } from './settlement-rules'

/** The name of an application's platform, for descriptions. */
function applicationName(world: World, application: string): string {
  return world.store.get('application', application)?.object.name ?? application
}

function businessName(world: World, account: string): string {
  return world.store.get('account', account)?.object.business_profile?.name ?? account
}

/** The part of an account's fees that goes to the application; it stands in the transaction of the charge. */
export function applicationFeeDetail(world: World, application: string, amount: number, currency: string): Stripe.BalanceTransaction.FeeDetail {
  return { amount, application, currency, description: `${applicationName(world, application)} application fee`, type: 'application_fee' }
}

/** A fee taken from `account` for its charge. `originating` is the platform's charge behind it, for destination charges. */
export interface FeeFacts {
  application: string
  account: string
  charge: string
  amount: number
  currency: string
  originating: string | null
}

/** Books an application fee on the platform, with its event. Gives its id. Inside a transaction. */
export function insertApplicationFee(world: World, scope: Scope, facts: FeeFacts): string {
  const { application, account, amount, currency, charge } = facts
  const platform = world.store.get('application', application)?.account
  if (!platform) throw new Error(`no application ${application}`)
  const id = accountId('fee', platform, world.clock.now())
  const into = facts.originating === null ? settlementCurrency(world, platform, currency) : currency
  const booked = conversionInto(world, currency, into)
  const transaction = insertTransaction(world, {
    account: platform,
    amount: booked.of(amount),
    currency: booked.currency,
    exchangeRate: booked.rate,
    type: 'application_fee',
    category: 'platform_earning',
    source: id,
    description: `Application fee from application ${applicationName(world, application)} for ${businessName(world, account)} (${account})`,
  })
  const fee: Omit<Stripe.ApplicationFee, 'refunds'> = {
    id,
    object: 'application_fee',
    account,
    amount,
    amount_refunded: 0,
    application,
    balance_transaction: transaction,
    charge,
    created: world.clock.now(),
    currency,
    fee_source: { charge, type: 'charge' },
    livemode: false,
    originating_transaction: facts.originating,
    refunded: false,
  }
  const row = world.store.insert('application_fee', platform, id, fee, {})
  emit(world, { account: platform, request: scope.request }, 'application_fee.created', row, 'application_fee')
  return id
}
