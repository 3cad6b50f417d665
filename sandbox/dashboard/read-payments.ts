import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'
import { idOf } from './format'

export type Payment = {
  intent: Stripe.PaymentIntent
  charge: Stripe.Charge | null
  transaction: Stripe.BalanceTransaction | null
  /** What was taken back of it, where less than the hold was captured. */
  release: Stripe.BalanceTransaction | null
  refunds: Stripe.Refund[]
  fee: Omit<Stripe.ApplicationFee, 'refunds'> | null
  feeTransaction: Stripe.BalanceTransaction | null
  /** What is or was to be paid with, in one line; null before anything was given. */
  method: string | null
  /** The word on the badge: the intent's status, or what happened to the money since. */
  status: string
}

/** What happened to a payment as one word: a refund or a dispute says more than `succeeded`. */
function statusOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge | null): string {
  if (charge?.disputed) return 'disputed'
  // A hold that was released counts as refunded on its charge, but nobody's money went anywhere.
  if (intent.status === 'canceled') return 'canceled'
  if (charge?.refunded) return 'refunded'
  if (charge && charge.amount_refunded > charge.amount - charge.amount_captured) return 'partially_refunded'
  return intent.status
}

/** The charge knows best what was used; before there is one, the payment method itself or the one that was refused. */
function methodOf(world: World, intent: Stripe.PaymentIntent, charge: Stripe.Charge | null): string | null {
  const used = methodLine(charge?.payment_method_details ?? {})
  if (used) return used
  const id = idOf(intent.payment_method)
  const given = (id && world.store.get('payment_method', id)?.object) || intent.last_payment_error?.payment_method
  return given ? methodLine(given) : null
}

/** An address in one line, as far as it is known. */
export function addressLine(address: Partial<Stripe.Address> | null | undefined): string {
  const { line1, line2, postal_code, city, state, country } = address ?? {}
  return [line1, line2, [postal_code, city].filter(Boolean).join(' '), state, country].filter(Boolean).join(', ')
}

/** Gathers everything that belongs to one payment from the tables of the account and of the platform. */
export function readPayment(world: World, intent: Stripe.PaymentIntent): Payment {
  const { store } = world
  const charge = store.get('charge', idOf(intent.latest_charge) ?? '')?.object ?? null
  const transaction = store.get('balance_transaction', idOf(charge?.balance_transaction) ?? '')?.object ?? null
  const fee = store.get('application_fee', idOf(charge?.application_fee) ?? '')?.object ?? null
  const feeTransaction = store.get('balance_transaction', idOf(fee?.balance_transaction) ?? '')?.object ?? null
  const refunds: Stripe.Refund[] = []
  if (charge && charge.amount_refunded > 0) {
    const owner = store.get('charge', charge.id)?.account ?? ''
    for (const row of store.newest('refund', owner, { by: ['charge', charge.id] })) refunds.unshift(row.object)
  }
  const booked = refunds.map(({ balance_transaction: id }) => store.get('balance_transaction', idOf(id) ?? '')?.object)
  const release = booked.find((each) => each?.reporting_category === 'partial_capture_reversal') ?? null
  return {
    intent,
    charge,
    transaction,
    release,
    refunds,
    fee,
    feeTransaction,
    method: methodOf(world, intent, charge),
    status: statusOf(intent, charge),
  }
}

/** The name or address a payment's buyer is known by on this account. */
export function customerName(world: World, reference: string | { id: string } | null): string | null {
  const id = idOf(reference)
  if (!id) return null
  const customer = world.store.get('customer', id)?.object
  return customer?.email ?? customer?.name ?? id
}

/** A card in one line: `Visa •••• 4242`. */
export function cardLine(card: { brand: string | null; last4: string | null } | null | undefined): string | null {
  if (!card?.brand) return null
  return `${card.brand.charAt(0).toUpperCase()}${card.brand.slice(1)} •••• ${card.last4 ?? ''}`
}

/** A payment method in one line, whatever its kind: a card, or `STRIPE TEST BANK •••• 6789`. */
export function methodLine(of: {
  card?: { brand: string | null; last4: string | null } | null
  us_bank_account?: { bank_name: string | null; last4: string | null }
}): string | null {
  const bank = of.us_bank_account
  return cardLine(of.card) ?? (bank ? `${bank.bank_name} •••• ${bank.last4 ?? ''}` : null)
}

/** Events of the account that are about any of these objects, oldest first. */
export function eventsAbout(world: World, account: string, ids: Set<string>): Stripe.EventBase[] {
  const found: Stripe.EventBase[] = []
  for (const row of world.store.newest('event', account)) {
    const { id, payment_intent, charge }: Record<string, unknown> = { ...row.object.data.object }
    const names = [id, payment_intent, charge]
    if (names.some((name) => typeof name === 'string' && ids.has(name))) found.push(row.object)
  }
  return found.reverse()
}

export type Balance = { currency: string; available: number; pending: number }

/** An account's balance by currency, computed from its balance transactions. */
export function readBalance(world: World, account: string): Balance[] {
  const sums = new Map<string, Balance>()
  const now = world.clock.now()
  for (const row of world.store.newest('balance_transaction', account)) {
    const { currency, net, available_on } = row.object
    const sum = sums.get(currency) ?? { currency, available: 0, pending: 0 }
    if (available_on <= now) sum.available += net
    else sum.pending += net
    sums.set(currency, sum)
  }
  return [...sums.values()]
}
