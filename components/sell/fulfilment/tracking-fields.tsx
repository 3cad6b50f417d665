'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import { CARRIER_CODES, CARRIERS, OTHER_CARRIER } from '@/lib/domain/fulfilment/carriers'
import { MAX_TRACKING_NUMBER, MAX_TRACKING_URL, type TrackingErrors, type TrackingValues } from '@/lib/domain/fulfilment/ship-form'

/** Carrier, number and, for a carrier that is not in the table, the link of its own. */
export function TrackingFields({ values, errors }: { values: TrackingValues; errors: TrackingErrors }) {
  const t = useTranslations('sell.fulfilment.form')
  const say = useSay()
  const [carrier, setCarrier] = useState(values.carrier)
  return (
    <>
      <Field label={t('carrier')} name="carrier" error={errors.carrier && say(errors.carrier)}>
        <Select value={carrier} onChange={(event) => setCarrier(event.target.value)}>
          <option value="">{t('noTracking')}</option>
          {CARRIER_CODES.map((code) => (
            <option key={code} value={code}>
              {CARRIERS[code].name}
            </option>
          ))}
          <option value={OTHER_CARRIER}>{t('other')}</option>
        </Select>
      </Field>
      {carrier !== '' && (
        <Field label={t('number')} name="trackingNumber" error={errors.trackingNumber && say(errors.trackingNumber)}>
          <Input defaultValue={values.trackingNumber} maxLength={MAX_TRACKING_NUMBER} autoComplete="off" />
        </Field>
      )}
      {carrier === OTHER_CARRIER && (
        <Field label={t('link')} name="trackingUrl" error={errors.trackingUrl && say(errors.trackingUrl)} hint={t('linkHint')}>
          <Input defaultValue={values.trackingUrl} type="url" inputMode="url" maxLength={MAX_TRACKING_URL} autoComplete="off" />
        </Field>
      )}
    </>
  )
}
