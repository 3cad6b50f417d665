'use client'

import { AddressElement, Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import type { CardMaker } from './card-maker'
import { CardSkeleton } from './card-skeleton'
import { type StripeSource, stripeFor } from './load-stripe'
import { isDark, stripeAppearance } from './stripe-appearance'

type Props = { source: StripeSource; currency: string; needsAddress: boolean; onMaker: OnMaker }

/**
 * Stripe's own fields for a card, in its frame: the number never touches our page. The Element runs in the mode of a SetupIntent that the server makes
 * when the buyer pays; `off_session`, since a seller's charge may come when the buyer has gone.
 * @param needsAddress whether the buyer's name and address are asked for too: Stripe.js puts them into the card's billing details
 * @param onMaker receives the function that turns what was typed into a ConfirmationToken, or null while there is none
 */
export function NewCard({ source, currency, needsAddress, onMaker }: Props) {
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
  return (
    <div ref={box} tabIndex={-1}>
      {stripe === 'failed' && <LoadFailed onRetry={retry} onMaker={onMaker} />}
      {stripe === null && <CardSkeleton />}
      {stripe !== null && stripe !== 'failed' && (
        <Elements stripe={stripe} options={options}>
          <CardFields needsAddress={needsAddress} onMaker={onMaker} />
        </Elements>
      )}
    </div>
  )
}

type OnMaker = (maker: CardMaker | null) => void

function CardFields({ needsAddress, onMaker }: { needsAddress: boolean; onMaker: OnMaker }) {
  const t = useTranslations('checkout.card')
  const stripe = useStripe()
  const elements = useElements()
  const [ready, setReady] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!stripe || !elements || !ready) return
    onMaker(async (email, keepsCard) => {
      const checked = await elements.submit()
      if (checked.error) return { ok: false, sentence: checked.error.message ?? t('check') }
      // Stripe shows a card again only where its owner agreed: docs.stripe.com/api/payment_methods/object#payment_method_object-allow_redisplay
      const allowRedisplay = keepsCard ? ('always' as const) : ('limited' as const)
      const params = { payment_method_data: { billing_details: { email }, allow_redisplay: allowRedisplay } }
      const made = await stripe.createConfirmationToken({ elements, params })
      if (made.error) return { ok: false, sentence: made.error.message ?? t('notTaken') }
      return { ok: true, card: { kind: 'new', confirmationTokenId: made.confirmationToken.id, keepsCard } }
    })
    return () => onMaker(null)
  }, [stripe, elements, ready, onMaker, t])
  return (
    <div className="relative min-h-56">
      {!ready && !failed && (
        <div className="absolute inset-0">
          <CardSkeleton />
        </div>
      )}
      {failed && <LoadFailed onRetry={() => window.location.reload()} onMaker={onMaker} />}
      <PaymentElement
        options={{ layout: { type: 'tabs' }, terms: { card: 'never' } }}
        onReady={() => setReady(true)}
        onLoadError={() => setFailed(true)}
      />
      {needsAddress && (
        <section aria-label={t('address')} className="mt-5 flex flex-col gap-3">
          <p className="text-muted text-sm">{t('addressWhy')}</p>
          <AddressElement options={{ mode: 'billing' }} onLoadError={() => setFailed(true)} />
        </section>
      )}
    </div>
  )
}

function LoadFailed({ onRetry, onMaker }: { onRetry: () => void; onMaker: OnMaker }) {
  const t = useTranslations('checkout.card')
  useEffect(() => {
    onMaker(async () => ({ ok: false, sentence: t('noForm') }))
    return () => onMaker(null)
  }, [onMaker, t])
  return (
    <Alert
      tone="warn"
      live
      title={t('notLoadedTitle')}
      action={
        <Button size="sm" variant="secondary" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {t('notLoaded')}
    </Alert>
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
