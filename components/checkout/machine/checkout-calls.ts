import type { z } from 'zod'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import type { ChangeCard, CheckoutAnswer, CheckoutRefusal, PlaceOrderInput, RecoverOrder } from '@/lib/domain/wire/checkout-wire'
import type { CheckoutEvent } from './checkout-machine'

const REFUSALS: Record<CheckoutRefusal['code'], true> = {
  price_changed: true,
  time_changed: true,
  amount_changed: true,
  address_needed: true,
  consent_needed: true,
  not_delivered: true,
  sold_out: true,
  not_for_sale: true,
  seller_cannot_charge: true,
  card_not_yours: true,
  other_browser: true,
  too_much_held: true,
  already_begun: true,
  below_minimum: true,
  start_again: true,
  choice_stands: true,
}
const ANSWERS: Record<CheckoutAnswer['status'], true> = {
  paid: true,
  partly_paid: true,
  needs_authentication: true,
  declined: true,
  unknown: true,
  canceled: true,
}

/** Places the order. An answer that does not arrive, or that only a broken server gives, is `lost`: the order may exist. */
export async function placeOrder(order: PlaceOrderInput, signal: AbortSignal): Promise<CheckoutEvent> {
  return placed(await post('/api/checkout', order, signal))
}

/** Asks what became of the order of this checkout. 404 is certain: no order was ever begun under this id. */
export async function askOutcome(checkoutId: string, signal: AbortSignal): Promise<CheckoutEvent> {
  return asked(await post(`/api/checkout/${checkoutId}`, {}, signal))
}

/** The buyer gives up an order that is not decided; what is held is released. */
export async function cancelPurchase(checkoutId: string, signal: AbortSignal): Promise<CheckoutEvent> {
  return asked(await post(`/api/checkout/${checkoutId}/cancel`, {}, signal))
}

/** Puts right a charge that was refused without its buyer; without a card, goes on after a confirmation, or asks. */
export async function recoverOrder(orderId: string, input: z.input<typeof RecoverOrder>, signal: AbortSignal): Promise<CheckoutEvent> {
  const answer = await post(`/api/orders/${orderId}/recover`, input, signal)
  return input.card ? placed(answer) : asked(answer)
}

/** Gives another card for what an order is charged later; without one, goes on after a confirmation, or asks. */
export async function changeCard(orderId: string, input: z.input<typeof ChangeCard>, signal: AbortSignal): Promise<CheckoutEvent> {
  const answer = await post(`/api/orders/${orderId}/card`, input, signal)
  return input.card ? placed(answer) : asked(answer)
}

/** An answer with its JSON object; or why there is none. */
export type Answer = { status: number; body: Record<string, unknown> } | PageFailure

/** What an answer to placing an order means. */
export function placed(answer: Answer): CheckoutEvent {
  if ('kind' in answer) return { type: 'lost', failure: answer }
  return readAnswer(answer) ?? readRefusal(answer) ?? (isDefinite(answer.status) ? turnedAway(answer) : lost(answer))
}

/** What an answer to asking about an order means. Only our own 404 says that nothing was begun, not one of a machine in between. */
export function asked(answer: Answer): CheckoutEvent {
  if ('kind' in answer) return { type: 'lost', failure: answer }
  if (answer.status === 404 && answer.body.code === 'not_begun') return { type: 'nothing_begun' }
  return readAnswer(answer) ?? readRefusal(answer) ?? lost(answer)
}

async function post(url: string, body: unknown, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal })
    const json: unknown = await response.json().catch(() => null)
    // An answer that is none of ours: the server broke, or a machine in between did.
    if (typeof json !== 'object' || json === null) return { kind: 'server', reference: response.headers.get('x-request-id') }
    return { status: response.status, body: json as Record<string, unknown> }
  } catch {
    return { kind: 'offline' }
  }
}

type Given = Exclude<Answer, PageFailure>

function lost({ body }: Given): CheckoutEvent {
  return { type: 'lost', failure: { kind: 'server', reference: typeof body.requestId === 'string' ? body.requestId : null } }
}

function readAnswer({ status, body }: Given): CheckoutEvent | null {
  return status === 200 && String(body.status) in ANSWERS ? { type: 'answered', answer: body as CheckoutAnswer<string> } : null
}

function readRefusal({ status, body }: Given): CheckoutEvent | null {
  if (status < 400 || status >= 500 || !(String(body.code) in REFUSALS)) return null
  return { type: 'refused', refusal: { ...body, sentence: sentenceOf(body) ?? '' } as CheckoutRefusal<string> }
}

// 408, 409 and 425 say nothing about whether the work was done.
const isDefinite = (status: number): boolean => status >= 400 && status < 500 && ![408, 409, 425].includes(status)

const turnedAway = ({ body }: Given): CheckoutEvent => ({ type: 'turned_away', sentence: sentenceOf(body) })

function sentenceOf(body: Record<string, unknown>): string | null {
  const text = body.detail
  return typeof text === 'string' && text ? text : null
}
