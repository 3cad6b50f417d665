import { unreachable } from './unreachable'

export type OrderStatus = 'open' | 'paid' | 'declined' | 'canceled' | 'refunded'
/** The buyer's card on the platform: not given to Stripe yet, being saved, waiting for the buyer, usable, refused. */
export type CardStatus = 'needed' | 'saving' | 'requires_action' | 'ready' | 'refused'
export type PartStatus = 'pending' | 'authorizing' | 'requires_action' | 'authorized' | 'captured' | 'declined' | 'canceled' | 'refunded'

export type OrderFacts = {
  status: OrderStatus
  cardStatus: CardStatus
  attempt: number
  parts: { id: string; status: PartStatus; paymentIntentId: string | null }[]
}

/** Something that happened to an order. `to` names the state reached; nothing else changes a status. */
export type OrderEvent =
  | { type: 'card'; to: 'saving' | 'requires_action' | 'ready' | 'refused' }
  | { type: 'part'; partId: string; to: 'authorizing' | 'requires_action' | 'captured' | 'declined' | 'canceled' | 'refunded' }
  /** After a definite refusal the buyer gave another card: a new one, or one saved before. */
  | { type: 'retried'; card: 'needed' | 'ready' }
  /** Nobody finished it, and nothing of it is left at Stripe. */
  | { type: 'closed' }

export type Transition = { kind: 'moved'; facts: OrderFacts } | { kind: 'same' } | { kind: 'contradiction'; sentence: string }

const CARD_MOVES: Record<CardStatus, CardStatus[]> = {
  needed: ['saving'],
  saving: ['requires_action', 'ready', 'refused'],
  requires_action: ['ready', 'refused'],
  ready: [],
  refused: [],
}

// `declined`, `pending` and `canceled` may still turn out captured: Stripe's word is last. A PaymentIntent can be paid from the buyer's side, and
// what could not be found out in time (the seller had left) may be told later.
const PART_MOVES: Record<PartStatus, PartStatus[]> = {
  pending: ['authorizing', 'captured', 'declined', 'canceled'],
  authorizing: ['requires_action', 'authorized', 'captured', 'declined', 'canceled'],
  requires_action: ['authorized', 'captured', 'declined', 'canceled'],
  authorized: ['captured', 'canceled'],
  captured: ['refunded'],
  declined: ['captured', 'canceled'],
  canceled: ['captured'],
  refunded: [],
}

/**
 * What an order becomes when `event` happens to it: the one way a status changes.
 * @returns `same` when it was so already (events come twice), `contradiction` when this can't follow (kept for the operator to see)
 */
export function transition(order: OrderFacts, event: OrderEvent): Transition {
  switch (event.type) {
    case 'card':
      return moveCard(order, event.to)
    case 'part':
      return movePart(order, event.partId, event.to)
    case 'retried':
      return retry(order, event.card)
    case 'closed':
      return close(order)
    default:
      return unreachable(event)
  }
}

/** Whether an order goes on only when its buyer confirms something with the bank: the card, or a seller's charge. */
export function waitsForBuyer(order: Pick<OrderFacts, 'status' | 'cardStatus'> & { parts: { status: PartStatus }[] }): boolean {
  return order.status === 'open' && (order.cardStatus === 'requires_action' || order.parts.some(({ status }) => status === 'requires_action'))
}

function moveCard(order: OrderFacts, to: CardStatus): Transition {
  if (order.cardStatus === to) return { kind: 'same' }
  if (!CARD_MOVES[order.cardStatus].includes(to)) return contradiction(`the card went from ${order.cardStatus} to ${to}`)
  return moved({ ...order, cardStatus: to })
}

function movePart(order: OrderFacts, partId: string, to: PartStatus): Transition {
  const part = order.parts.find(({ id }) => id === partId)
  if (!part) return contradiction(`part ${partId} is not of this order`)
  if (part.status === to) return { kind: 'same' }
  if (to === 'authorizing' && order.cardStatus !== 'ready') return contradiction(`part ${partId} was charged while the card was ${order.cardStatus}`)
  if (!PART_MOVES[part.status].includes(to)) return contradiction(`part ${partId} went from ${part.status} to ${to}`)
  return moved({ ...order, parts: order.parts.map((each) => (each === part ? { ...part, status: to } : each)) })
}

function retry(order: OrderFacts, card: 'needed' | 'ready'): Transition {
  if (order.status !== 'declined') return contradiction(`a card was tried again on an order that is ${order.status}`)
  const parts = order.parts.map((part) => (part.status === 'declined' ? { ...part, status: 'pending' as const } : part))
  return moved({ ...order, attempt: order.attempt + 1, cardStatus: card, parts })
}

function close(order: OrderFacts): Transition {
  if (order.status === 'canceled') return { kind: 'same' }
  const isLoose = order.parts.every(({ status }) => status === 'pending' || status === 'declined' || status === 'canceled')
  if (!isLoose || order.status === 'paid' || order.status === 'refunded') return contradiction('an order was closed while money was under way')
  return moved({ ...order, parts: order.parts.map((part) => ({ ...part, status: 'canceled' as const })) })
}

function moved(order: OrderFacts): Transition {
  return { kind: 'moved', facts: { ...order, status: statusOf(order) } }
}

function contradiction(sentence: string): Transition {
  return { kind: 'contradiction', sentence }
}

/** The order's status follows from its card and its parts. */
function statusOf({ cardStatus, parts }: OrderFacts): OrderStatus {
  const all = (...statuses: PartStatus[]) => parts.every(({ status }) => statuses.includes(status))
  const some = (status: PartStatus) => parts.some((part) => part.status === status)
  if (all('refunded')) return 'refunded'
  if (all('captured', 'refunded')) return 'paid'
  if (all('canceled')) return 'canceled'
  if (all('pending', 'declined', 'canceled') && (cardStatus === 'refused' || some('declined'))) return 'declined'
  return 'open'
}
