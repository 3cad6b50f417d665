'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlaceOrderInput } from '@/lib/domain/checkout-wire'
import type { CardMaker } from './card-maker'
import { askOutcome, cancelPurchase, placeOrder } from './checkout-calls'
import { advance, begin, type Challenge, type CheckoutEvent, type CheckoutState, isRunning, waitBeforeAsk } from './checkout-machine'
import { followProgress } from './follow-progress'
import { pause } from './pause'

/** What a purchase needs from the page around it. */
export type CheckoutPorts = {
  checkoutId: () => string
  email: () => string
  /** What is bought, at the prices the page shows, and what the buyer chose for the case that not every seller can be paid. */
  wish: () => Pick<PlaceOrderInput, 'items' | 'completion'>
  makeCard: CardMaker
  confirm: (challenge: Challenge) => Promise<void>
}

/**
 * Runs a purchase: keeps the state of `checkout-machine.ts`, carries out the work of its steps, and stops when the page goes away.
 * @param from where it begins, and whether there is more than one seller to follow
 * @returns the state, and `send` for what the buyer does
 */
export function useCheckout(
  ports: CheckoutPorts,
  from: { isCart: boolean; begun: boolean; sellers: number },
): { state: CheckoutState; send: (event: CheckoutEvent) => void } {
  const [state, setState] = useState(() => begin(from))
  const current = useRef(state)
  const latest = useRef(ports)
  const page = useRef<AbortController | null>(null)

  useEffect(() => {
    latest.current = ports
  })
  useEffect(() => {
    const controller = new AbortController()
    page.current = controller
    return () => controller.abort()
  }, [])

  const send = useCallback((first: CheckoutEvent) => {
    const signal = page.current?.signal
    if (signal) void run(first, signal)

    async function run(event: CheckoutEvent, alive: AbortSignal): Promise<void> {
      let next: CheckoutEvent | null = event
      while (next && !alive.aborted) {
        const before = current.current
        current.current = advance(before, next)
        if (current.current === before) return
        setState(current.current)
        // Word of how far it has come arrives while a step is at work already.
        if (next.type === 'progressed') return
        next = await carryOut(current.current, latest.current, alive)
      }
    }
  }, [])

  const follows = from.sellers > 1 && isRunning(state.step)
  useEffect(() => {
    if (!follows) return
    const over = new AbortController()
    void followProgress(latest.current.checkoutId(), (progress) => send({ type: 'progressed', progress }), over.signal)
    return () => over.abort()
  }, [follows, send])

  return { state, send }
}

/** Does the work of a step and tells what came of it; null where the buyer is next or all is over. */
async function carryOut({ step }: CheckoutState, ports: CheckoutPorts, alive: AbortSignal): Promise<CheckoutEvent | null> {
  switch (step.name) {
    case 'card': {
      const made = await ports.makeCard(ports.email()).catch(() => UNREACHABLE)
      return made.ok ? { type: 'card_ready', card: made.card } : { type: 'card_refused', sentence: made.sentence }
    }
    case 'place':
      return place({ checkoutId: ports.checkoutId(), email: ports.email(), card: step.card, ...ports.wish() }, alive)
    case 'cancel':
      return cancelPurchase(ports.checkoutId(), alive)
    case 'confirm':
      // Whatever the bank's window says, the server reads the truth from Stripe.
      await ports.confirm(step.challenge).catch(() => undefined)
      return { type: 'challenge_over' }
    case 'ask':
      return askOutcome(ports.checkoutId(), alive)
    case 'wait':
      await pause(waitBeforeAsk(step.asks), alive)
      return { type: 'waited' }
    default:
      return null
  }
}

const UNREACHABLE = {
  ok: false,
  sentence: 'Stripe could not be reached to read your card. Nothing was charged. Check your connection and press Pay again.',
} as const

/** A refusal is told together with what was sent, so that it can be said what has changed. */
async function place(order: PlaceOrderInput, alive: AbortSignal): Promise<CheckoutEvent> {
  const event = await placeOrder(order, alive)
  return event.type === 'refused' ? { ...event, seen: order.items } : event
}
