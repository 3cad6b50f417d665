'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { useSay } from '@/components/ui/use-say'
import {
  type Cells,
  carriedCells,
  cellName,
  combinationsOf,
  isCell,
  MAX_OPTIONS,
  MAX_VARIANTS,
  type OptionDraft,
  optionsOf,
  titleOf,
} from '@/lib/domain/catalog/options'
import type { ProductFormErrors, ProductFormState } from '@/lib/domain/catalog/product-form'

const NUMBERS = Array.from({ length: MAX_OPTIONS }, (_, at) => (at + 1) as 1 | 2 | 3)

/**
 * A product's options, and a row for each variant they make. The rows follow what is typed: a variant keeps its row while a value is added, or called otherwise.
 * Without script the rows come with the answer to the first try.
 */
export function OptionsField({ values, cells, errors }: Pick<ProductFormState, 'values' | 'cells' | 'errors'>) {
  const t = useTranslations('sell.product')
  const say = useSay()
  const box = useRef<HTMLFieldSetElement>(null)
  const typed = useRef<Cells>(cells)
  const [options, setOptions] = useState(() => optionsOf(values))
  useEffect(() => {
    const fields = box.current
    if (!fields) return undefined
    const follow = () => {
      const posted = typedIn(fields)
      typed.current = { ...typed.current, ...posted.cells }
      setOptions((before) => {
        const after = optionsOf(posted.values)
        if (JSON.stringify(before) === JSON.stringify(after)) return before
        typed.current = carriedCells(typed.current, before, after)
        return after
      })
    }
    follow()
    fields.addEventListener('input', follow)
    return () => fields.removeEventListener('input', follow)
  }, [])
  const field = (name: `option${1 | 2 | 3}` | `values${1 | 2 | 3}`) => {
    const said = errors[name]
    return { name, label: t(`field.${name}`), error: said && say(said) }
  }
  return (
    <fieldset ref={box} className="flex flex-col gap-4 border-line border-t pt-5">
      <legend className="sr-only">{t('options.title')}</legend>
      <div>
        <p className="font-medium text-sm">{t('options.title')}</p>
        <p className="text-muted text-sm">{t('options.lead')}</p>
      </div>
      {NUMBERS.map((number) => (
        <div key={number} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <Field {...field(`option${number}`)} optional>
            <Input defaultValue={values[`option${number}`]} autoComplete="off" />
          </Field>
          <Field {...field(`values${number}`)} hint={number === 1 && t('hint.values')} optional>
            <Input defaultValue={values[`values${number}`]} autoComplete="off" />
          </Field>
        </div>
      ))}
      <Variants options={options} cells={{ ...typed.current, ...seenOf(cells) }} errors={errors} />
    </fieldset>
  )
}

function Variants({ options, cells, errors }: { options: OptionDraft[]; cells: Cells; errors: ProductFormErrors }) {
  const t = useTranslations('sell.product.options')
  if (options.length === 0) return null
  const titles = combinationsOf(options).map(titleOf)
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="font-medium text-sm">{t('variants')}</p>
        <p className="text-muted text-sm">{t('variantsLead')}</p>
      </div>
      <ul className="flex flex-col gap-3">
        {[...new Set(titles)].slice(0, MAX_VARIANTS).map((title) => (
          <li key={title}>
            <Row title={title} cells={cells} errors={errors} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The columns of a row, and how wide each is. */
const COLUMNS = { price: 'sm:col-span-2', stock: 'sm:col-span-2', weight: 'sm:col-span-2', sku: 'sm:col-span-3', barcode: 'sm:col-span-3' } as const
const COLUMN_NAMES = ['price', 'stock', 'weight', 'sku', 'barcode'] as const

function Row({ title, cells, errors }: { title: string; cells: Cells; errors: ProductFormErrors }) {
  const t = useTranslations('sell.product')
  const say = useSay()
  const cell = (name: Parameters<typeof cellName>[0]) => cells[cellName(name, title)] ?? ''
  const isOffered = cell('row') === '' || cell('offer') !== ''
  return (
    <fieldset className="rounded-md border border-line px-4 py-3">
      <legend className="px-1 font-medium text-sm">
        <bdi>{title}</bdi>
      </legend>
      <input type="hidden" name={cellName('row', title)} value="1" />
      <input type="hidden" name={cellName('seenStock', title)} value={cell('seenStock')} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-6">
        {COLUMN_NAMES.map((column) => {
          const name = cellName(column, title)
          const said = errors[name]
          return (
            <Field key={column} className={COLUMNS[column]} name={name} label={t(`field.${column}`)} error={said && say(said)}>
              <Input defaultValue={cell(column)} inputMode={column === 'sku' ? 'text' : 'decimal'} autoComplete="off" />
            </Field>
          )
        })}
      </div>
      <Checkbox name={cellName('offer', title)} value="1" defaultChecked={isOffered} label={t('options.offered')} />
    </fieldset>
  )
}

/** The stock that the server showed last: after a conflict a correction counts from that. */
function seenOf(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => name.startsWith('seenStock:')))
}

function typedIn(fields: HTMLElement): { values: Cells; cells: Cells } {
  const all = [...fields.querySelectorAll<HTMLInputElement>('input[name]')].map(
    (input) => [input.name, input.type === 'checkbox' && !input.checked ? '' : input.value] as const,
  )
  return {
    values: Object.fromEntries(all.filter(([name]) => !isCell(name))),
    cells: Object.fromEntries(all.filter(([name]) => isCell(name))),
  }
}
