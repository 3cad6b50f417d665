'use client'

import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { type Ref, useState } from 'react'
import type { StripeSource } from '@/components/checkout/card/load-stripe'
import { AddressText } from '@/components/ui/data/address-text'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { addressLines, isSameShipTo } from '@/lib/domain/shipping/ship-to'
import { countryName } from '@/lib/domain/text/country'
import { AddressSkeleton } from './address-skeleton'
import { RateChoices } from './rate-choice'
import type { DeliveryState } from './use-delivery'

const AddressFields = dynamic(() => import('./address-fields').then((module) => module.AddressFields), { ssr: false, loading: AddressSkeleton })

/**
 * Where a purchase goes, and how each seller delivers there.
 * @param error why Pay could not go on, about the address
 * @param working the page is at work: nothing may be changed meanwhile
 * @param fixed what was ordered stands
 */
export function DeliverySection({
  delivery,
  source,
  error,
  working,
  fixed,
  ref,
}: {
  delivery: DeliveryState
  source: StripeSource
  error: string | null
  working: boolean
  fixed: boolean
  ref: Ref<HTMLElement>
}) {
  const t = useTranslations('checkout.delivery')
  const { view, asking, choose } = delivery
  if (!view.shipTo) return null
  const ordered = view.begun ? view.shipTo.address : delivery.shipTo
  return (
    <section ref={ref} tabIndex={-1} aria-labelledby="delivery" aria-busy={asking} className="flex flex-col gap-4">
      <h3 id="delivery" className="font-semibold">
        {t('title')}
      </h3>
      {error && <Alert tone="danger" live title={error} />}
      {fixed ? (
        ordered && <AddressText shipTo={ordered} />
      ) : (
        <div inert={working} className={working ? 'flex flex-col gap-4 opacity-60' : 'flex flex-col gap-4'}>
          <Address delivery={delivery} source={source} />
        </div>
      )}
      <RateChoices groups={view.groups} rateIds={delivery.rateIds} disabled={working || fixed} onChoose={choose} />
      <Asking delivery={delivery} />
    </section>
  )
}

/** That the amounts are on their way, or could not be had. */
export function Asking({ delivery: { asking, failed, again } }: { delivery: DeliveryState }) {
  const t = useTranslations('checkout.delivery')
  const retry = (
    <Button size="sm" variant="secondary" onClick={again}>
      {t('retry')}
    </Button>
  )
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {asking ? t('asking') : ''}
      </p>
      {failed && <Alert tone="warn" live title={t('failed')} action={retry} />}
    </>
  )
}

const OTHER = 'other'

/** An address of before, or another. */
function Address({ delivery, source }: { delivery: DeliveryState; source: StripeSource }) {
  const t = useTranslations('checkout.delivery')
  const locale = useLocale()
  const { view, shipTo, moveTo, isRestored } = delivery
  const known = view.shipTo?.known ?? []
  const at = known.findIndex((each) => isSameShipTo(each, shipTo))
  const [isOther, setIsOther] = useState(at < 0)
  const currency = view.groups[0]?.currency ?? 'usd'
  return (
    <>
      {known.length > 0 && (
        <RadioGroup legend={t('where')}>
          {known.map((each, place) => (
            <Radio
              key={addressLines(each, '').join(' ')}
              name="address"
              value={String(place)}
              checked={!isOther && place === at}
              onChange={() => {
                setIsOther(false)
                moveTo(each)
              }}
              label={each.name}
              hint={addressLines(each, countryName(each.country, locale)).slice(1).join(', ')}
            />
          ))}
          <Radio
            name="address"
            value={OTHER}
            checked={isOther}
            onChange={() => {
              setIsOther(true)
              moveTo(null)
            }}
            label={t('other')}
          />
        </RadioGroup>
      )}
      {/* What was typed before a reload arrives once this page is awake: the fields begin with it. */}
      {isOther && <AddressFields key={String(isRestored)} source={source} currency={currency} initial={shipTo} onAddress={moveTo} />}
    </>
  )
}
