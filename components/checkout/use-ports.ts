import { useCallback, useRef } from 'react'
import type { CardMaker } from './card-maker'
import { keepCheckoutId } from './checkout-id'
import { type StripeSource, stripeFor } from './load-stripe'
import type { CheckoutPorts } from './use-checkout'

const CARD_NOT_READY = { ok: false, sentence: 'The card form is still loading. Wait for it and press Pay again.' } as const

/** What the purchase needs from the page; the card form hands its maker in once it is there, and takes it back when it goes. */
export function usePorts(
  source: StripeSource,
  page: Pick<CheckoutPorts, 'email' | 'wish'>,
): { ports: CheckoutPorts; onMaker: (maker: CardMaker | null) => void } {
  const maker = useRef<CardMaker | null>(null)
  const onMaker = useCallback((next: CardMaker | null) => {
    maker.current = next
  }, [])
  const ports: CheckoutPorts = {
    ...page,
    checkoutId: keepCheckoutId,
    makeCard: async (address) => (maker.current ? maker.current(address) : CARD_NOT_READY),
    // Each account has a Stripe.js of its own: a seller's charge is confirmed on the seller's account.
    confirm: async ({ clientSecret, accountId }) => {
      await (await stripeFor(source, accountId)).handleNextAction({ clientSecret })
    },
  }
  return { ports, onMaker }
}
