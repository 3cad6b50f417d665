'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { Radio } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { RadioGroup } from '@/components/ui/form/radio-group'
import type { ZoneFormValues } from '@/lib/domain/shipping/zone-form'
import type { NamedRegion } from './country-names'
import { RegionCountries } from './region-countries'

/**
 * Where a zone is: everywhere, or in countries found by region or by name. They show with their choice alone, by the style sheet. The boxes are the browser's own
 * and work before this script has arrived; it reads from them what is chosen.
 */
export function CountriesField({ values, error, regions }: { values: ZoneFormValues; error: string | undefined; regions: NamedRegion[] }) {
  const t = useTranslations('sell.delivery.form')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly string[]>(values.countries)
  const [typed, setTyped] = useState('')
  const read = () => setChosen(checkedIn(box))
  useEffect(() => setChosen(checkedIn(box)), [])
  const wanted = plain(typed)
  const found = regions.map(({ region, countries }) => ({ region, countries, shown: countries.filter(({ name }) => plain(name).includes(wanted)) }))
  return (
    <div className="group/reach flex flex-col gap-3">
      <RadioGroup legend={t('reach')}>
        <Radio name="reach" value="everywhere" defaultChecked={values.reach === 'everywhere'} label={t('everywhere')} hint={t('everywhereHint')} />
        <Radio
          name="reach"
          value="countries"
          data-chooses
          data-problem={error ? '' : undefined}
          defaultChecked={values.reach === 'countries'}
          label={t('chosen')}
          aria-describedby={error && `${id}-error`}
        />
      </RadioGroup>
      {error && (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      )}
      <div className="hidden flex-col gap-3 group-has-[[data-chooses]:checked]/reach:flex">
        <Field label={t('search')}>
          <Input type="search" value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} onKeyDown={keepEnter} />
        </Field>
        <p role="status" className="text-muted text-sm">
          {found.every(({ shown }) => shown.length === 0) ? t('searchNone') : t('chosenCount', { count: chosen.length })}
        </p>
        <div ref={box} onChange={read} className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line">
          {found.map(({ region, countries, shown }) => (
            <RegionCountries
              key={region}
              region={region}
              countries={countries}
              shown={shown}
              isSearch={wanted !== ''}
              first={values.countries}
              chosen={chosen}
              onAll={read}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

/** Enter in the search would send the form. */
function keepEnter(event: React.KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault()
}

function checkedIn(box: RefObject<HTMLElement | null>): string[] {
  return [...(box.current?.querySelectorAll<HTMLInputElement>('input[name="countries"]:checked') ?? [])].map(({ value }) => value)
}

/** "Åland" is found by "aland". */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
