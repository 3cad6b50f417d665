import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, emitObject, type Scope } from '@/sandbox/events/events'
import { testBank } from '@/sandbox/payments/bank/bank-debits'
import { testCard } from '@/sandbox/payments/cards'
import { applicationFeeDetail, insertApplicationFee } from './application-fees'
import { balanceObject } from './balances'
import { conversionLike, conversionOfCharge } from './conversion'
import { insertTransaction } from './ledger'
import { bankDebitFee, feeTax, processingFee } from './money'
import { transferCharge } from './transfers'

type ChargeRow = Tables['charge']

/** How soon the issuers of test cards dispute, and how soon such a charge is booked; together within a second. */
export function issuerDelayMs(world: World): number {
  return Math.min(world.settings.asyncDelayMs, 400)
}

/** The fee on a direct charge, capped at what was captured [sdk]; 0 when no application made the charge. */
function directShare(charge: ChargeRow): number {
  const { amount_captured: amount, application, application_fee_amount: wanted } = charge.object
  return typeof application === 'string' ? Math.min(wanted ?? 0, amount) : 0
}

/** Whether a charge debits a bank account: Stripe books it as a payment. */
export function isBankDebit(charge: ChargeRow): boolean {
  return charge.object.payment_method_details?.type === 'us_bank_account'
}

/** Stripe's own fee, with the tax on it where its country has one. */
function withTax(world: World, account: string, amount: number, currency: string): Stripe.BalanceTransaction.FeeDetail[] {
  const tax = feeTax(world.store.get('account', account)?.object.country, amount)
  const own = { amount, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }
  return tax ? [own, { amount: tax.amount, application: null, currency, description: tax.name, type: 'tax' }] : [own]
}

/** A charge is booked as it was authorized; what was not captured of it is taken back by `bookUncaptured` [doc reports/reporting-categories]. */
function bookCharge(world: World, charge: ChargeRow, share: number): string {
  const { application, description } = charge.object
  const { currency, rate, of } = conversionOfCharge(world, charge)
  const amount = of(charge.object.amount)
  const fees: Stripe.BalanceTransaction.FeeDetail[] = []
  if (share > 0) fees.push(applicationFeeDetail(world, String(application), of(share), currency))
  const isDebit = isBankDebit(charge)
  const own = isDebit ? bankDebitFee(amount) : processingFee(amount)
  fees.push(...withTax(world, charge.account, own, currency))
  return insertTransaction(world, {
    account: charge.account,
    amount,
    currency,
    type: isDebit ? 'payment' : 'charge',
    category: 'charge',
    source: charge.id,
    description,
    fees,
    exchangeRate: rate,
    availableAtOnce: testCard(charge.hidden.number)?.availableAtOnce ?? false,
  })
}

/**
 * Takes back what of a charge was authorized and is not captured, with Stripe's fee on it, as the refund by which a hold is released. Gives the transaction.
 * Inside a transaction.
 */
export function bookUncaptured(world: World, charge: ChargeRow, refund: string): string {
  const { description, balance_transaction: booked } = charge.object
  const { currency, rate, of } = conversionLike(world, charge.object.currency, booked)
  const [amount, captured] = [of(charge.object.amount), of(charge.object.amount_captured)]
  const fees = withTax(world, charge.account, processingFee(captured) - processingFee(amount), currency)
  return insertTransaction(world, {
    account: charge.account,
    amount: captured - amount,
    currency,
    type: 'refund',
    category: 'partial_capture_reversal',
    source: refund,
    exchangeRate: rate,
    description: `REFUND FOR CHARGE${description ? ` (${description})` : ''}`,
    fees,
    availableAtOnce: testCard(charge.hidden.number)?.availableAtOnce ?? false,
  })
}

function takeFee(world: World, scope: Scope, charge: ChargeRow, share: number): string {
  const { currency, application } = charge.object
  const facts = { application: String(application), account: charge.account, charge: charge.id, amount: share, currency, originating: null }
  return insertApplicationFee(world, scope, facts)
}

/**
 * Books a captured charge: the balance transaction with Stripe's fee and the application fee on the account, the application fee and its
 * transaction on the platform; for a destination charge the transfer with its fee. Done once; a second call changes nothing. `announce` emits
 * `charge.updated`, for captures that settle late.
 */
export function settle(world: World, scope: Scope, chargeId: string, announce: boolean): ChargeRow {
  const charge = world.store.get('charge', chargeId)
  if (!charge) throw new Error(`no charge ${chargeId}`)
  if (charge.hidden.settled) return charge
  const share = directShare(charge)
  const transaction = bookCharge(world, charge, share)
  const fee = share > 0 ? takeFee(world, scope, charge, share) : null
  const booked = world.store.update('charge', chargeId, { balance_transaction: transaction, application_fee: fee }, { settled: true })
  const row = booked.object.transfer_data ? transferCharge(world, scope, booked) : booked
  const previous = row.object.application_fee ? { application_fee: null, balance_transaction: null } : { balance_transaction: null }
  const card = testCard(charge.hidden.number)
  if (card?.dispute || card?.fraudRecord || testBank(charge.hidden.number)?.disputed) {
    world.timers.schedule('open_dispute', world.clock.nowMs() + issuerDelayMs(world), { account: charge.account, charge: chargeId })
  }
  if (announce) emit(world, scope, 'charge.updated', row, 'charge', previous)
  // Money that skips the pending balance can be used now; else the day says so.
  if (card?.availableAtOnce) emitObject(world, { account: row.account, request: null }, 'balance.available', balanceObject(world, row.account))
  return row
}
