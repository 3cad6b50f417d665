import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import type { World } from '@/sandbox/core/world'
import { emit, emitObject, type Scope } from '@/sandbox/events/events'
import { attachSilently, insertPaymentMethod, refuseOnAttach, tokenSecret } from './payment-methods'
import { tokenizedBy } from './wallets'

type CardRow = Tables['payment_method']

/** Brands as cards of the older kind spell them. */
const BRANDS: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'MasterCard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

/** A card of the older kind. A customer's has `customer`, a token's has none. */
export function cardView(
  id: string,
  card: Stripe.PaymentMethod.Card,
  billing: Stripe.PaymentMethod.BillingDetails,
  more: { customer?: string | null; metadata?: Record<string, string> },
): Stripe.Card {
  const { address } = billing
  return {
    id,
    object: 'card',
    address_city: address?.city ?? null,
    address_country: address?.country ?? null,
    address_line1: address?.line1 ?? null,
    address_line1_check: address?.line1 ? (card.checks?.address_line1_check ?? 'unchecked') : null,
    address_line2: address?.line2 ?? null,
    address_state: address?.state ?? null,
    address_zip: address?.postal_code ?? null,
    address_zip_check: address?.postal_code ? (card.checks?.address_postal_code_check ?? 'unchecked') : null,
    allow_redisplay: 'unspecified',
    brand: BRANDS[card.brand] ?? 'Unknown',
    country: card.country,
    ...(more.customer !== undefined && { customer: more.customer }),
    cvc_check: card.checks?.cvc_check ?? null,
    dynamic_last4: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    last4: card.last4,
    metadata: more.metadata ?? {},
    name: billing.name,
    regulated_status: 'unregulated',
    tokenization_method: tokenizedBy(card),
  }
}

/** A saved card as its customer's source. */
export function sourceView({ id, object }: CardRow): Stripe.Card {
  if (!object.card) throw new Error(`${id} is no card`)
  const customer = typeof object.customer === 'string' ? object.customer : null
  return cardView(id, object.card, object.billing_details, { customer, metadata: object.metadata ?? {} })
}

/** Whether a payment method came as a source: its id tells. */
export function isCardSource({ id }: { id: string }): boolean {
  return id.startsWith('card_')
}

/** A customer's sources, newest first. */
export function sourcesOf(world: World, customer: Tables['customer']): CardRow[] {
  return [...world.store.newest('payment_method', customer.account, { by: ['customer', customer.id] })].filter(isCardSource)
}

/** Writes a token's card on its account, belonging to nobody. Inside a transaction. */
export function insertCard(world: World, account: string, token: TokenCard, metadata: Record<string, string> = {}): CardRow {
  const parts = { id: token.id, part: { card: token.card }, secret: tokenSecret(token), billing: token.billing, metadata }
  return insertPaymentMethod(world, account, parts)
}

/** Gives a customer a card, without a word. Throws 402 for the cards that cannot be saved. Inside a transaction. */
export function addCard(world: World, customer: { id: string; account: string }, token: TokenCard, metadata?: Record<string, string>): CardRow {
  const row = insertCard(world, customer.account, token, metadata)
  refuseOnAttach(row)
  return attachSilently(world, row, customer.id)
}

/** Says what happened to a source. */
export function announceSource(world: World, scope: Scope, what: 'created' | 'updated' | 'deleted', row: CardRow, previous?: object): void {
  emitObject(world, scope, `customer.source.${what}`, sourceView(row), previous)
}

/** Makes a source the default of its customer, with `customer.updated` where that changes something. Inside a transaction. */
export function setDefaultSource(world: World, scope: Scope, customer: string, source: string | null): void {
  const before = world.store.need('customer', customer).object.default_source
  if (before === source) return
  const row = world.store.update('customer', customer, { default_source: source })
  emit(world, scope, 'customer.updated', row, 'customer', { default_source: before })
}

/** A card has left its customer: where it was the default, the newest that is left takes its place. Inside a transaction. */
export function replaceDefault(world: World, scope: Scope, customer: string, left: string): void {
  const row = world.store.need('customer', customer)
  if (row.object.default_source === left) setDefaultSource(world, scope, customer, sourcesOf(world, row)[0]?.id ?? null)
}

/** Takes a source from its customer for good, with its event. Inside a transaction. */
export function removeSource(world: World, scope: Scope, row: CardRow): void {
  const customer = String(row.object.customer)
  announceSource(world, scope, 'deleted', row)
  world.store.update('payment_method', row.id, { customer: null }, { consumed: true })
  replaceDefault(world, scope, customer, row.id)
}
