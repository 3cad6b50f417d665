import { useTranslations } from 'next-intl'
import { useCallback, useRef } from 'react'
import type { CardMaker } from '@/components/checkout/card/card-maker'
import { type StripeSource, stripeFor } from '@/components/checkout/card/load-stripe'
import { followProgress } from '@/components/checkout/progress/follow-progress'
import type { PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'
import { askOutcome, cancelPurchase, placeOrder } from './checkout-calls'
import { keepCheckoutId, noteAsked } from './checkout-id'
import type { CheckoutEvent } from './checkout-machine'
import type { CheckoutPorts } from './use-checkout'

/** What a purchase needs of Stripe; the card form hands its maker in once it is there, and takes it back when it goes. */
export function useStripePorts(source: StripeSource): Pick<CheckoutPorts, 'makeCard' | 'confirm'> & { onMaker: (maker: CardMaker | null) => void } {
  const t = useTranslations('checkout.card')
  const maker = useRef<CardMaker | null>(null)
  const onMaker = useCallback((next: CardMaker | null) => {
    maker.current = next
  }, [])
  return {
    onMaker,
    makeCard: async (address, keepsCard) => {
      if (!maker.current) return { ok: false, sentence: t('stillLoading') }
      return maker.current(address, keepsCard).catch(() => ({ ok: false, sentence: t('unreachable') }))
    },
    // Each account has a Stripe.js of its own: a seller's charge is confirmed on the seller's account.
    confirm: async ({ clientSecret, accountId }) => {
      await (await stripeFor(source, accountId)).handleNextAction({ clientSecret })
    },
  }
}

type Sent = Pick<PlaceOrderInput, 'shipTo' | 'rateIds' | 'buyerPlace' | 'codes' | 'seenAmounts' | 'digitalConsent'>

/**
 * What a purchase needs from the page of the checkout.
 * @param page the e-mail as it is typed; whether the card is kept; what is bought, at the prices the page shows; where it goes, and what it comes to there
 */
export function usePorts(
  source: StripeSource,
  page: { email: () => string; keepsCard: () => boolean; items: () => PlaceOrderInput['items']; delivery: () => Sent },
): { ports: CheckoutPorts; onMaker: (maker: CardMaker | null) => void } {
  const { onMaker, ...stripe } = useStripePorts(source)
  const { email, keepsCard, items, delivery } = page
  const ports: CheckoutPorts = {
    ...stripe,
    email,
    keepsCard,
    place: (card, completion, alive) =>
      place({ checkoutId: keepCheckoutId(), email: email(), items: items(), ...delivery(), card, completion }, alive),
    ask: (alive) => askOutcome(keepCheckoutId(), alive),
    cancel: (alive) => cancelPurchase(keepCheckoutId(), alive),
    follow: (tell, alive) => followProgress(keepCheckoutId(), tell, alive),
  }
  return { ports, onMaker }
}

/** A refusal is told together with what was sent, so that it can be said what has changed. */
async function place(order: PlaceOrderInput, alive: AbortSignal): Promise<CheckoutEvent> {
  noteAsked(order.checkoutId)
  const event = await placeOrder(order, alive)
  return event.type === 'refused' ? { ...event, seen: order.items } : event
}
