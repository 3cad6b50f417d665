import type Stripe from 'stripe'
import { testCard } from './cards'
import { emit, type Scope } from './events'
import { accountId, siblingId } from './ids'
import { processingFee } from './money'
import { availableOn, scheduleFunds } from './payout-schedule'
import type { Tables } from './tables'
import type { World } from './world'

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
}

/** Writes a balance transaction: net is amount minus fees, available some whole days later, as the account's schedule says. */
export function insertTransaction(world: World, facts: TransactionFacts): string {
  const now = world.clock.now()
  const { account, source } = facts
  const id = source?.startsWith('ch_') || source?.startsWith('re_') ? siblingId('txn', source) : accountId('txn', account, now)
  const fees = facts.fees ?? []
  const fee = fees.reduce((sum, each) => sum + each.amount, 0)
  const usableOn = facts.availableAtOnce ? now : availableOn(world, account)
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
      exchange_rate: null,
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
  if (facts.amount > fee) scheduleFunds(world, account, usableOn)
  return id
}

/** The name of an application's platform, for descriptions. */
function applicationName(world: World, application: string): string {
  return world.store.get('application', application)?.object.name ?? application
}

function businessName(world: World, account: string): string {
  return world.store.get('account', account)?.object.business_profile?.name ?? account
}

function insertApplicationFee(world: World, scope: Scope, charge: Tables['charge'], amount: number): string {
  const application = charge.object.application as string
  const platform = world.store.get('application', application)?.account
  if (!platform) throw new Error(`no application ${application}`)
  const { currency } = charge.object
  const id = accountId('fee', platform, world.clock.now())
  const description = `Application fee from application ${applicationName(world, application)} for ${businessName(world, charge.account)} (${charge.account})`
  const transaction = insertTransaction(world, {
    account: platform,
    amount,
    currency,
    type: 'application_fee',
    category: 'platform_earning',
    source: id,
    description,
  })
  const fee: Omit<Stripe.ApplicationFee, 'refunds'> = {
    id,
    object: 'application_fee',
    account: charge.account,
    amount,
    amount_refunded: 0,
    application,
    balance_transaction: transaction,
    charge: charge.id,
    created: world.clock.now(),
    currency,
    fee_source: { charge: charge.id, type: 'charge' },
    livemode: false,
    originating_transaction: null,
    refunded: false,
  }
  const row = world.store.insert('application_fee', platform, id, fee, {})
  emit(world, { account: platform, request: scope.request }, 'application_fee.created', row, 'application_fee')
  return id
}

/**
 * Books a captured charge: the balance transaction with Stripe's fee and the application fee on the account, the application fee and its
 * transaction on the platform. Done once; a second call changes nothing. `announce` emits `charge.updated`, for captures that settle late.
 */
export function settle(world: World, scope: Scope, chargeId: string, announce: boolean): Tables['charge'] {
  const charge = world.store.get('charge', chargeId)
  if (!charge) throw new Error(`no charge ${chargeId}`)
  if (charge.hidden.settled) return charge
  const { amount_captured: amount, currency, application, application_fee_amount: wanted, description } = charge.object
  // The fee is capped at what was captured [sdk].
  const share = Math.min(wanted ?? 0, amount)
  const fees: Stripe.BalanceTransaction.FeeDetail[] = []
  if (typeof application === 'string' && share > 0) {
    const text = `${applicationName(world, application)} application fee`
    fees.push({ amount: share, application, currency, description: text, type: 'application_fee' })
  }
  fees.push({ amount: processingFee(amount), application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' })
  const transaction = insertTransaction(world, {
    account: charge.account,
    amount,
    currency,
    type: 'charge',
    category: 'charge',
    source: charge.id,
    description,
    fees,
    availableAtOnce: testCard(charge.hidden.number)?.availableAtOnce ?? false,
  })
  const fee = typeof application === 'string' && share > 0 ? insertApplicationFee(world, scope, charge, share) : null
  const fields = { balance_transaction: transaction, application_fee: fee }
  const row = world.store.update('charge', chargeId, fields, { settled: true })
  const previous = fee ? { application_fee: null, balance_transaction: null } : { balance_transaction: null }
  const card = testCard(charge.hidden.number)
  if (card?.dispute || card?.fraudRecord) {
    world.timers.schedule('open_dispute', world.clock.nowMs() + world.settings.asyncDelayMs, { account: charge.account, charge: chargeId })
  }
  if (announce) emit(world, scope, 'charge.updated', row, 'charge', previous)
  return row
}
