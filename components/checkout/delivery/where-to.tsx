'use client'

import dynamic from 'next/dynamic'
import type { Ref } from 'react'
import type { StripeSource } from '@/components/checkout/card/load-stripe'
import { Skeleton } from '@/components/ui/feedback/skeleton'
import { useSay } from '@/components/ui/use-say'
import { Asking, DeliverySection } from './delivery-section'
import type { DeliveryState } from './use-delivery'

// Names of countries differ between server and browser: the browser's are drawn.
const BuyerPlaceFields = dynamic(() => import('./buyer-place').then((module) => module.BuyerPlaceFields), {
  ssr: false,
  loading: () => <Skeleton className="min-h-34" />,
})

/** Whether it is still to be said where a purchase goes, or, if nothing is delivered, where its buyer is. */
export function isPlaceMissing({ view, shipTo, buyerPlace }: DeliveryState): boolean {
  if (view.begun) return false
  return (view.shipTo !== null && shipTo === null) || (view.buyerPlace !== null && buyerPlace === null)
}

/**
 * Where a purchase goes and how each seller delivers there; where nothing is delivered and a seller charges tax, where its buyer is.
 * @param isAsked Pay could not go on without it
 * @param working the page is at work: nothing may be changed meanwhile
 * @param fixed what was ordered stands
 */
export function WhereTo({
  delivery,
  source,
  isAsked,
  working,
  fixed,
  ref,
}: {
  delivery: DeliveryState
  source: StripeSource
  isAsked: boolean
  working: boolean
  fixed: boolean
  ref: Ref<HTMLElement>
}) {
  const say = useSay()
  const { view, buyerPlace, stayAt, isRestored } = delivery
  const isShown = isAsked && isPlaceMissing(delivery)
  if (!view.buyerPlace) {
    const error = isShown ? say({ key: 'checkout.noAddress' }) : null
    return <DeliverySection ref={ref} {...{ delivery, source, error, working, fixed }} />
  }
  if (fixed) return null
  return (
    <div className="flex flex-col gap-4">
      <BuyerPlaceFields
        key={String(isRestored)}
        ref={ref}
        initial={buyerPlace}
        error={isShown ? say({ key: 'checkout.noTaxPlace' }) : null}
        disabled={working}
        onPlace={stayAt}
      />
      <Asking delivery={delivery} />
    </div>
  )
}
