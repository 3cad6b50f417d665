import { useTranslations } from 'next-intl'
import { RATE_FIELDS, type RateFormValues } from '@/lib/domain/shipping/rate-form'
import type { ZoneFormValues } from '@/lib/domain/shipping/zone-form'

/** Where the saved zone differs from what was typed: shown after a conflict, so that nothing is overwritten unseen. */
export function ZoneDifferences({ typed, current }: { typed: ZoneFormValues; current: ZoneFormValues }) {
  const t = useTranslations('sell.delivery.form')
  const placeOf = ({ reach, countries }: ZoneFormValues) => (reach === 'everywhere' ? t('everywhere') : [...countries].sort().join(', '))
  const rateOf = ({ name, currency, price }: RateFormValues) => `${name}, ${price} ${currency.toUpperCase()}`
  const textOf = ({ rates }: ZoneFormValues) => JSON.stringify(rates.map((rate) => RATE_FIELDS.map((field) => rate[field].trim())))
  const facts = [
    { field: t('name'), typed: typed.name.trim(), saved: current.name },
    { field: t('reach'), typed: placeOf(typed), saved: placeOf(current) },
    { field: t('postalPrefixes'), typed: typed.postalPrefixes.trim(), saved: current.postalPrefixes },
    { field: t('rates'), typed: textOf(typed), saved: textOf(current), words: current.rates.map(rateOf).join('; ') },
  ]
  return (
    <>
      <p>{t('savedNow')}</p>
      <ul className="list-disc pl-5">
        {facts
          .filter(({ typed, saved }) => typed !== saved)
          .map(({ field, saved, words = saved }) => (
            <li key={field} className="break-words">
              <bdi>{t('difference', { field, value: words || t('none') })}</bdi>
            </li>
          ))}
      </ul>
    </>
  )
}
