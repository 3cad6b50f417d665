'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlaceOrderInput } from '@/lib/domain/checkout-wire'
import type { CardMaker } from './card-maker'
import { askOutcome, placeOrder } from './checkout-calls'
import { advance, begin, type Challenge, type CheckoutEvent, type CheckoutState, type ChosenCard, waitBeforeAsk } from './checkout-machine'

/** What a purchase needs from the page around it. */
export type CheckoutPorts = {
  checkoutId: () => string
  email: () => string
  product: { id: string; quantity: number; priceMinor: number; currency: string }
  makeCard: CardMaker
  confirm: (challenge: Challenge) => Promise<void>
}

/**
 * Runs a purchase: keeps the state of `checkout-machine.ts`, carries out the work of its steps, and stops when the page goes away.
 * @returns the state, and `send` for what the buyer does
 */
export function useCheckout(ports: CheckoutPorts): { state: CheckoutState; send: (event: CheckoutEvent) => void } {
  const [state, setState] = useState(() => begin(ports.product.priceMinor, ports.product.currency))
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
        next = await carryOut(current.current, latest.current, alive)
      }
    }
  }, [])

  return { state, send }
}

/** Does the work of a step and tells what came of it; null where the buyer is next or all is over. */
async function carryOut({ step, priceMinor, currency }: CheckoutState, ports: CheckoutPorts, alive: AbortSignal): Promise<CheckoutEvent | null> {
  switch (step.name) {
    case 'card': {
      const made = await ports.makeCard(ports.email()).catch(() => UNREACHABLE)
      return made.ok ? { type: 'card_ready', card: made.card } : { type: 'card_refused', sentence: made.sentence }
    }
    case 'place':
      return placeOrder(orderOf(ports, step.card, priceMinor, currency), alive)
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

function orderOf({ checkoutId, email, product }: CheckoutPorts, card: ChosenCard, priceMinor: number, currency: string): PlaceOrderInput {
  const item = { productId: product.id, quantity: product.quantity, seenPriceMinor: priceMinor, seenCurrency: currency }
  return { checkoutId: checkoutId(), email: email(), items: [item], card }
}

function pause(milliseconds: number, alive: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    alive.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
