import { useFormatter, useTranslations } from 'next-intl'
import { bdi } from '@/components/ui/bdi'
import { byRegion } from '@/lib/domain/facts/delivery-countries'
import type { ShippingZone } from '@/lib/domain/shipping/rates'
import { useCountryNames } from './country-names'

const MOST_NAMED = 12

/** Where a zone is, in words: whole regions by their names, then countries, then postal codes. */
export function ZonePlaces({ zone: { countries, postalPrefixes } }: { zone: ShippingZone }) {
  const t = useTranslations('sell.delivery')
  const format = useFormatter()
  const { nameOf } = useCountryNames()
  const { regions, others } = byRegion(countries)
  const names = [...regions.map((region) => t(`region.${region}`)), ...others.map(nameOf)]
  const shown = names.slice(0, MOST_NAMED)
  const count = names.length - shown.length
  return (
    <>
      <p>
        {countries.length === 0 ? (
          t('everywhere')
        ) : (
          <bdi>{count === 0 ? format.list(shown, 'and') : t('andMore', { names: shown.join(', '), count })}</bdi>
        )}
      </p>
      {postalPrefixes.length > 0 && <p>{t.rich('postalCodes', { prefixes: postalPrefixes.join(', '), bdi })}</p>}
    </>
  )
}
