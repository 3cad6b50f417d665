'use client'

import { Elements } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type StripeSource, stripeFor } from './load-stripe'
import { isDark, stripeAppearance } from './stripe-appearance'

type Props = {
  source: StripeSource
  currency: string
  /** What stands there while Stripe's script loads. */
  loading: ReactNode
  failed: (retry: () => void) => ReactNode
  children: ReactNode
}

/**
 * Fields of Stripe's own, in its frames, as a SetupIntent needs them that the server makes when the buyer pays; `off_session`, since a seller's charge may come
 * when the buyer has gone.
 */
export function StripeElements({ source, currency, loading, failed, children }: Props) {
  const [tries, setTries] = useState(0)
  const [stripe, setStripe] = useState<Stripe | 'failed' | null>(null)
  const dark = useDark()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` loads again
  useEffect(() => {
    let here = true
    stripeFor(source, null).then(
      (loaded) => here && setStripe(loaded),
      () => here && setStripe('failed'),
    )
    return () => {
      here = false
    }
  }, [source, tries])
  const options = useMemo<StripeElementsOptions>(
    () => ({
      mode: 'setup',
      currency,
      setupFutureUsage: 'off_session',
      allowedPaymentMethodTypes: ['card'],
      appearance: stripeAppearance(dark),
    }),
    [currency, dark],
  )
  function retry() {
    // The button goes with what it is about: whoever pressed it stays in this place.
    box.current?.focus()
    setStripe(null)
    setTries(tries + 1)
  }
  function content() {
    if (stripe === null) return loading
    if (stripe === 'failed') return failed(retry)
    return (
      <Elements stripe={stripe} options={options}>
        {children}
      </Elements>
    )
  }
  return (
    <div ref={box} tabIndex={-1}>
      {content()}
    </div>
  )
}

function useDark(): boolean {
  const [dark, setDark] = useState(isDark)
  useEffect(() => {
    const look = () => setDark(isDark())
    const system = matchMedia('(prefers-color-scheme: dark)')
    const chosen = new MutationObserver(look)
    system.addEventListener('change', look)
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      system.removeEventListener('change', look)
      chosen.disconnect()
    }
  }, [])
  return dark
}
