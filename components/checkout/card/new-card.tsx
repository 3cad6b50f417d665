'use client'

import { AddressElement, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import type { CardMaker } from './card-maker'
import { CardSkeleton } from './card-skeleton'
import { confirmationToken } from './confirmation-token'
import type { StripeSource } from './load-stripe'
import { StripeElements } from './stripe-elements'

type Props = { source: StripeSource; currency: string; needsAddress: boolean; onMaker: OnMaker }

/**
 * Stripe's own fields for a card, in its frame: the number never touches our page.
 * @param needsAddress whether the buyer's name and address are asked for too: Stripe.js puts them into the card's billing details
 * @param onMaker receives the function that turns what was typed into a ConfirmationToken, or null while there is none
 */
export function NewCard({ source, currency, needsAddress, onMaker }: Props) {
  return (
    <StripeElements
      source={source}
      currency={currency}
      loading={<CardSkeleton />}
      failed={(retry) => <LoadFailed onRetry={retry} onMaker={onMaker} />}
    >
      <CardFields needsAddress={needsAddress} onMaker={onMaker} />
    </StripeElements>
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
    const sentences = { check: t('check'), notTaken: t('notTaken') }
    onMaker((email, keepsCard) => confirmationToken(stripe, elements, { email, keepsCard }, sentences))
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
