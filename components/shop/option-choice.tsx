'use no memo'

import clsx from 'clsx'
import type { OptionView } from '@/lib/domain/wire/catalog-views'

/** A variant, as far as choosing it needs. */
export type Choice = { id: string; values: string[]; isSoldOut: boolean }
/** Notes beside a value. */
export type OptionWords = { valueSoldOut: string; valueElsewhere: string }

/**
 * The options of a product, each value a link to the variant that has it: chosen by keyboard, and without script. A value that is sold out, or not made with the
 * other values chosen, says so.
 * @param choose takes the choice without a round trip
 */
export function OptionChoice<C extends Choice>({
  options,
  variants,
  chosen,
  choose,
  words,
}: {
  options: OptionView[]
  variants: C[]
  chosen: C
  choose: (variant: C) => void
  words: OptionWords
}) {
  return options.map(({ name, values }, at) => (
    <fieldset key={name} className="flex flex-col gap-2">
      <legend className="mb-2 font-medium text-sm">
        <bdi>{name}</bdi> <bdi className="font-normal text-muted">{chosen.values[at]}</bdi>
      </legend>
      <ul className="flex flex-wrap gap-2">
        {values.map((value) => {
          const found = nearest(variants, chosen, at, value)
          return (
            <li key={value}>
              {found && (
                <Value
                  value={value}
                  isChosen={chosen.values[at] === value}
                  note={found.exact ? (found.variant.isSoldOut ? words.valueSoldOut : null) : words.valueElsewhere}
                  href={`?variant=${found.variant.id}`}
                  choose={() => choose(found.variant)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  ))
}

type ValueProps = { value: string; isChosen: boolean; note: string | null; href: string; choose: () => void }

function Value({ value, isChosen, note, href, choose }: ValueProps) {
  return (
    <a
      href={href}
      aria-current={isChosen ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        choose()
      }}
      className={clsx(
        'flex min-h-11 flex-col items-center justify-center rounded-md border px-4 py-1 text-sm',
        isChosen ? 'border-accent bg-surface font-medium ring-1 ring-accent' : 'border-line-strong hover:bg-sunken',
        note && 'border-dashed',
      )}
    >
      <bdi>{value}</bdi>
      {note && <span className="text-muted text-xs">{note}</span>}
    </a>
  )
}

/** The variant with this value and otherwise the values that are chosen; else the one that shares most of them. */
function nearest<C extends Choice>(variants: C[], chosen: C, at: number, value: string): { variant: C; exact: boolean } | null {
  const shared = ({ values }: C) => values.filter((each, index) => index === at || each === chosen.values[index]).length
  const [variant] = variants.filter(({ values }) => values[at] === value).sort((a, b) => shared(b) - shared(a))
  return variant ? { variant, exact: shared(variant) === chosen.values.length } : null
}
