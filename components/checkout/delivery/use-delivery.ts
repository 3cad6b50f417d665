'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { keepCheckoutId } from '@/components/checkout/machine/checkout-id'
import { isSameShipTo, type ShipTo } from '@/lib/domain/shipping/ship-to'
import type { BuyerPlace } from '@/lib/domain/tax/tax-place'
import type { CheckoutView, GroupDelivery, QuoteView } from '@/lib/domain/wire/checkout-views'
import type { AskQuoteInput } from '@/lib/domain/wire/checkout-wire'
import { askQuote } from './ask-quote'
import { type DeliveryDraft, keepDelivery, keptDelivery } from './delivery-draft'

/**
 * Where a purchase goes, with which codes, and what it comes to.
 * @property view what is bought, for the address, rates and codes as they are chosen now
 * @property asking whether a new answer is on its way: until it is here the amounts are those of before
 */
export type DeliveryState = DeliveryDraft & {
  view: CheckoutView
  asking: boolean
  failed: boolean
  /** Whether what was typed before a reload has come back. */
  isRestored: boolean
  moveTo: (shipTo: ShipTo | null) => void
  /** The buyer says where they are. */
  stayAt: (place: BuyerPlace | null) => void
  choose: (rateId: string, instead: string) => void
  enterCode: (code: string) => void
  removeCodes: (codes: string[]) => void
  again: () => void
}

/** Keeps address, rates and codes of a checkout, and asks the server for its amounts whenever they change. @param view as the server drew it */
export function useDelivery(view: CheckoutView): DeliveryState {
  const router = useRouter()
  const [draft, setDraft] = useState<DeliveryDraft>(() => draftOf(view))
  const [quote, setQuote] = useState<QuoteView>(view)
  const [step, setStep] = useState<'here' | 'asking' | 'failed'>('here')
  const [isRestored, setIsRestored] = useState(false)
  const page = useRef<AbortController | null>(null)
  const isFixed = view.begun !== null

  const ask = useCallback(
    async (next: DeliveryDraft) => {
      setDraft(next)
      keepDelivery(keepCheckoutId(view.checkoutId), next)
      page.current?.abort()
      const mine = new AbortController()
      page.current = mine
      setStep('asking')
      const quoted = await askQuote({ product: productOf(view), ...next }, mine.signal)
      if (mine.signal.aborted) return
      if (quoted.kind === 'quote') setQuote(quoted.quote)
      setStep(quoted.kind === 'failed' ? 'failed' : 'here')
      if (quoted.kind === 'changed') router.refresh()
    },
    [view, router],
  )

  // The server has drawn the page anew, without knowing what is typed here.
  useEffect(() => {
    if (isFixed) return setQuote(view)
    const kept = keptDelivery(keepCheckoutId(view.checkoutId))
    setIsRestored(Boolean(kept?.shipTo ?? kept?.buyerPlace))
    const isAsked = view.shipTo !== null || view.buyerPlace !== null || (kept?.codes.length ?? 0) > 0
    if (kept && isAsked) void ask(kept)
    else setQuote(view)
  }, [view, isFixed, ask])
  useEffect(() => () => page.current?.abort(), [])

  return {
    ...draft,
    view: isFixed ? view : { ...view, ...quote },
    asking: step === 'asking',
    failed: step === 'failed',
    isRestored,
    moveTo: (shipTo) => {
      if (!isSameShipTo(shipTo, draft.shipTo)) void ask({ ...draft, shipTo })
    },
    stayAt: (buyerPlace) => {
      if (!isSamePlace(buyerPlace, draft.buyerPlace)) void ask({ ...draft, buyerPlace })
    },
    choose: (rateId, instead) => void ask({ ...draft, rateIds: [...draft.rateIds.filter((id) => id !== instead), rateId] }),
    enterCode: (code) => void ask({ ...draft, codes: [...draft.codes.filter((each) => each !== code), code] }),
    removeCodes: (codes) => void ask({ ...draft, codes: draft.codes.filter((code) => !codes.includes(code)) }),
    again: () => void ask(draft),
  }
}

function draftOf(view: CheckoutView): DeliveryDraft {
  return { shipTo: view.shipTo?.address ?? null, rateIds: chosenIn(view), buyerPlace: view.buyerPlace?.place ?? null, codes: [] }
}

function isSamePlace(a: BuyerPlace | null, b: BuyerPlace | null): boolean {
  return a?.country === b?.country && a?.postalCode === b?.postalCode
}

function productOf({ origin }: CheckoutView): AskQuoteInput['product'] {
  return origin.kind === 'cart' ? null : { slug: origin.slug, variantId: origin.variantId, quantity: origin.quantity }
}

function chosenIn({ groups }: QuoteView): string[] {
  return groups.flatMap(({ delivery }) => (isOffered(delivery) ? [delivery.chosenId] : []))
}

/** Whether there is a rate to choose. */
export function isOffered(delivery: GroupDelivery | null): delivery is Extract<GroupDelivery, { state: 'offered' }> {
  return delivery?.state === 'offered'
}
