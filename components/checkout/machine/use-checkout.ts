'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { afterCard, type CardMaker } from '@/components/checkout/card/card-maker'
import { pause } from '@/components/checkout/progress/pause'
import type { Completion } from '@/lib/domain/order/order'
import type { CheckoutProgress } from '@/lib/domain/wire/checkout-wire'
import { advance, begin, type Challenge, type CheckoutEvent, type CheckoutState, type ChosenCard, isRunning } from './checkout-machine'
import { waitBeforeAsk } from './wait-before-ask'

/** What a purchase needs from the page around it. */
export type CheckoutPorts = {
  email: () => string
  keepsCard: () => boolean
  makeCard: CardMaker
  confirm: (challenge: Challenge) => Promise<void>
  /** The calls to our server: to pay with a card as was chosen, to ask what became of it, to give it up. */
  place: (card: ChosenCard, completion: Completion, alive: AbortSignal) => Promise<CheckoutEvent>
  ask: (alive: AbortSignal) => Promise<CheckoutEvent>
  cancel: (alive: AbortSignal) => Promise<CheckoutEvent>
  /** Follows how far each seller's part has come, where there are several. */
  follow: (tell: (progress: CheckoutProgress<string>) => void, alive: AbortSignal) => Promise<void>
}

/**
 * Runs a purchase: keeps the state of `checkout-machine.ts`, carries out the work of its steps, and stops when the page goes away.
 * @param from where it begins, what is chosen by then, and whether there is more than one seller to follow
 * @returns the state, and `send` for what the buyer does
 */
export function useCheckout(
  ports: CheckoutPorts,
  from: Parameters<typeof begin>[0] & { sellers: number },
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
    void latest.current.follow((progress) => send({ type: 'progressed', progress }), over.signal)
    return () => over.abort()
  }, [follows, send])

  return { state, send }
}

/** Does the work of a step and tells what came of it; null where the buyer is next or all is over. */
async function carryOut({ step, completion }: CheckoutState, ports: CheckoutPorts, alive: AbortSignal): Promise<CheckoutEvent | null> {
  switch (step.name) {
    case 'card':
      return step.make ? step.make() : afterCard(await ports.makeCard(ports.email(), ports.keepsCard()))
    case 'place':
      return ports.place(step.card, completion.chosen, alive)
    case 'cancel':
      return ports.cancel(alive)
    case 'confirm':
      // Whatever the bank's window says, the server reads the truth from Stripe.
      await ports.confirm(step.challenge).catch(() => undefined)
      return { type: 'challenge_over' }
    case 'ask':
      return ports.ask(alive)
    case 'wait':
      await pause(waitBeforeAsk(step.asks), alive)
      return { type: 'waited' }
    default:
      return null
  }
}
