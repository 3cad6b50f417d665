'use client'

import { AddressElement } from '@stripe/react-stripe-js'
import type { StripeAddressElementChangeEvent, StripeAddressElementOptions } from '@stripe/stripe-js'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { StripeSource } from '@/components/checkout/card/load-stripe'
import { StripeElements } from '@/components/checkout/card/stripe-elements'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import { ADDRESS_HEIGHT, AddressSkeleton } from './address-skeleton'

type OnAddress = (shipTo: ShipTo | null) => void
type Props = { source: StripeSource; currency: string; initial: ShipTo | null; onAddress: OnAddress }

/** After so long without another key the address counts, if it was complete before. */
const PAUSE_MS = 400

/**
 * Stripe's own fields for an address, with those that its country has.
 * @param initial what stands there at first
 * @param onAddress receives the address whenever it has changed: null while it is not complete
 */
export function AddressFields({ source, currency, initial, onAddress }: Props) {
  const [failed, setFailed] = useState(false)
  const t = useTranslations('checkout.delivery')
  if (failed) return <LoadFailed onRetry={() => window.location.reload()} />
  return (
    <section aria-label={t('address')} className={ADDRESS_HEIGHT}>
      <StripeElements source={source} currency={currency} loading={<AddressSkeleton />} failed={(retry) => <LoadFailed onRetry={retry} />}>
        <Fields initial={initial} onAddress={onAddress} onFailed={() => setFailed(true)} />
      </StripeElements>
    </section>
  )
}

function Fields({ initial, onAddress, onFailed }: { initial: ShipTo | null; onAddress: OnAddress; onFailed: () => void }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(onAddress)
  const [options] = useState(() => optionsFor(initial))
  const wasComplete = useRef(initial !== null)
  useEffect(() => {
    latest.current = onAddress
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  function changed(event: StripeAddressElementChangeEvent) {
    clearTimeout(timer.current)
    const tell = () => latest.current(event.complete ? shipToOf(event.value) : null)
    // Whoever has typed the last field presses Pay next.
    if (wasComplete.current) timer.current = setTimeout(tell, PAUSE_MS)
    else tell()
    wasComplete.current = event.complete
  }
  return <AddressElement options={options} onChange={changed} onLoadError={onFailed} />
}

function optionsFor(initial: ShipTo | null): StripeAddressElementOptions {
  const phone = { fields: { phone: 'always' as const }, validation: { phone: { required: 'never' as const } } }
  if (!initial) return { mode: 'shipping', ...phone }
  const { name, line1, line2, city, state, postalCode, country } = initial
  const address = { line1, line2, city, state, postal_code: postalCode, country }
  return { mode: 'shipping', ...phone, defaultValues: { name, phone: initial.phone, address } }
}

function shipToOf({ name, phone, address }: StripeAddressElementChangeEvent['value']): ShipTo {
  const { line1, line2, city, state, postal_code: postalCode, country } = address
  return { name, phone: phone || null, line1, line2: line2 || null, city, state: state || null, postalCode, country }
}

function LoadFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('checkout.delivery')
  const action = (
    <Button size="sm" variant="secondary" onClick={onRetry}>
      {t('retry')}
    </Button>
  )
  return (
    <Alert tone="warn" live title={t('notLoadedTitle')} action={action}>
      {t('notLoaded')}
    </Alert>
  )
}
