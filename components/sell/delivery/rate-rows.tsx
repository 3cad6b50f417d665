'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/form/button'
import { useSay } from '@/components/ui/use-say'
import { emptyRate, type RateFormValues } from '@/lib/domain/shipping/rate-form'
import { MAX_RATES, type ZoneFormErrors } from '@/lib/domain/shipping/zone-form'
import { RateRow } from './rate-row'

/** The rates of a zone, to add and to remove. */
export function RateRows({ rates, errors, currencies }: { rates: RateFormValues[]; errors: ZoneFormErrors; currencies: readonly string[] }) {
  const t = useTranslations('sell.delivery.form')
  const say = useSay()
  const [rows, setRows] = useState(rates)
  const list = useRef<HTMLDivElement>(null)
  const added = useRef<HTMLButtonElement>(null)
  const add = () => {
    const key = freeKey(rows)
    setRows([...rows, emptyRate(key, rows.at(-1)?.currency ?? currencies[0] ?? 'usd')])
    // The row is there after this turn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>(`[name="rate.${key}.name"]`)?.focus())
  }
  const remove = (key: string) => {
    setRows(rows.filter((row) => row.key !== key))
    added.current?.focus()
  }
  return (
    <>
      <div ref={list} className="divide-y divide-line">
        {rows.map((row, place) => (
          <RateRow
            key={row.key}
            rate={row}
            place={place + 1}
            errors={errors.ofRates?.[row.key] ?? {}}
            currencies={currencies}
            onRemove={rows.length > 1 ? () => remove(row.key) : null}
          />
        ))}
      </div>
      <div className="flex flex-col items-start gap-2 border-line border-t p-5 sm:px-6">
        {errors.rates && <p className="text-danger text-sm">{say(errors.rates)}</p>}
        {rows.length >= MAX_RATES && <p className="text-muted text-sm">{t('full', { max: MAX_RATES })}</p>}
        <Button
          ref={added}
          variant="secondary"
          size="sm"
          aria-disabled={rows.length >= MAX_RATES || undefined}
          onClick={() => rows.length < MAX_RATES && add()}
        >
          {t('addRate')}
        </Button>
      </div>
    </>
  )
}

/** "new-3": a name that no row has, also of those that came back with what was typed before. */
function freeKey(rows: RateFormValues[]): string {
  const used = rows.map(({ key }) => Number(/^new-(\d{1,6})$/.exec(key)?.[1] ?? 0))
  return `new-${Math.max(0, ...used) + 1}`
}
