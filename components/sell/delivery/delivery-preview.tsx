'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { bdi } from '@/components/ui/bdi'
import { Section } from '@/components/ui/data/card'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { ratesFor, type ShippingZone, zoneFor } from '@/lib/domain/shipping/rates'
import { plainDigits } from '@/lib/domain/text/digits'
import type { NamedCountry } from './country-names'
import { useRateWords } from './use-rate-words'

/** A product that the preview can deliver one piece of. */
export type PreviewProduct = { id: string; name: string; priceMinor: number; currency: string; weightGrams: number | null }

/** Shows which zone and which rates a buyer somewhere would get for one piece of a product. */
export function DeliveryPreview({
  zones,
  countries,
  products,
  start,
}: {
  zones: ShippingZone[]
  countries: NamedCountry[]
  products: PreviewProduct[]
  start: string
}) {
  const t = useTranslations('sell.delivery.preview')
  const [place, setPlace] = useState({ country: start, postalCode: '' })
  const [productId, setProductId] = useState(products[0]?.id)
  const [weight, setWeight] = useState('')
  const product = products.find(({ id }) => id === productId)
  const isWeighed = zones.some(({ rates }) => rates.some(({ kind }) => kind === 'by_weight'))
  if (!product) return <Section title={t('title')}>{t('noProduct')}</Section>
  const weightHint = (grams: number | null) => (grams === null ? t('noWeight') : t('weightHint', { grams }))
  return (
    <Section title={t('title')} hint={t('hint')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('country')} name="previewCountry">
          <Select dir="auto" value={place.country} onChange={(event) => setPlace({ ...place, country: event.target.value })}>
            <CountryOptions countries={countries} />
          </Select>
        </Field>
        <Field label={t('postalCode')} name="previewPostalCode" optional>
          <Input value={place.postalCode} autoComplete="off" onChange={(event) => setPlace({ ...place, postalCode: event.target.value })} />
        </Field>
        <Field label={t('product')} name="previewProduct">
          <Select dir="auto" value={productId} onChange={(event) => setProductId(event.target.value)}>
            {products.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {isWeighed && (
          <Field label={t('weight')} name="previewWeight" hint={weightHint(product.weightGrams)} optional>
            <Input value={weight} inputMode="numeric" autoComplete="off" onChange={(event) => setWeight(event.target.value)} />
          </Field>
        )}
      </div>
      <div role="status" className="mt-5 border-line border-t pt-4 text-sm">
        <Offer zones={zones} place={place} product={product} grams={Number(plainDigits(weight)) || (product.weightGrams ?? 0)} />
      </div>
    </Section>
  )
}

function Offer({
  zones,
  place,
  product: { priceMinor: goodsMinor, currency },
  grams,
}: {
  zones: ShippingZone[]
  place: { country: string; postalCode: string }
  product: PreviewProduct
  grams: number
}) {
  const t = useTranslations('sell.delivery.preview')
  const words = useRateWords()
  const zone = zoneFor(zones, place)
  if (!zone) return <p className="text-warn">{t('noZone')}</p>
  const rates = ratesFor(zone, { currency, goodsMinor, pieces: 1, grams })
  if (rates.length === 0) return <p className="text-warn">{t.rich('noRate', { zone: zone.name, currency: currency.toUpperCase(), bdi })}</p>
  return (
    <>
      <p className="mb-2 font-medium">{t.rich('zone', { place: zones.indexOf(zone) + 1, zone: zone.name, bdi })}</p>
      <ul className="divide-y divide-line">
        {rates.map((rate) => (
          <li key={rate.id} className="flex items-baseline justify-between gap-6 py-2">
            <span className="wrap-anywhere flex min-w-0 flex-col sm:flex-1 sm:flex-row sm:justify-between sm:gap-6">
              <bdi>{rate.name}</bdi>
              <span className="text-muted">{words.time(rate)}</span>
            </span>
            <span className="min-w-20 text-right tabular-nums">{words.priceOf(rate.costMinor, currency)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
