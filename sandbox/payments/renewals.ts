import type Stripe from 'stripe'
import type { CardRenewal } from '@/sandbox/contract'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit } from '@/sandbox/events/events'
import { numberOfName, testCard } from './cards'
import { partOf } from './payment-methods'

/** Fields that a renewal may change; `previous_attributes` has those that did. */
const RENEWED = ['brand', 'country', 'display_brand', 'exp_month', 'exp_year', 'fingerprint', 'funding', 'last4', 'networks'] as const

/**
 * A bank renews a saved card, by itself: its expiry moves, or another number takes its place. The PaymentMethod keeps its id, and
 * `payment_method.automatically_updated` tells of it. Inside a transaction. [doc payments/cards/overview#automatic-card-updates]
 * @returns null for a PaymentMethod that is no saved card, or a number that is no test card
 * @throws 402 for an expiry that is over
 */
export function renewCard(world: World, row: Tables['payment_method'], { exp_month, exp_year, card }: CardRenewal): Stripe.PaymentMethod | null {
  const before = row.object.card
  const number = card === undefined ? row.hidden.number : (numberOfName(card) ?? card.replace(/[\s-]/g, ''))
  if (!before || row.object.customer === null || !testCard(number)) return null
  const { part } = partOf(world, { type: 'card', details: { number, exp_month, exp_year } })
  if (!('card' in part)) return null
  const changes = RENEWED.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(part.card[field]))
  const fieldsOf = (from: Stripe.PaymentMethod.Card) => Object.fromEntries(changes.map((field) => [field, from[field]]))
  const next = world.store.update('payment_method', row.id, { card: { ...before, ...fieldsOf(part.card) } }, { number })
  const scope = { account: row.account, request: null }
  emit(world, scope, 'payment_method.automatically_updated', next, 'payment_method', { card: fieldsOf(before) })
  return next.object
}
