import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { OptionView, VariantView } from '@/lib/domain/wire/catalog-views'

/**
 * The options of a product, each value a link to the variant that has it: chosen by keyboard, and without script. A value that is sold out, or not made with the
 * other values chosen, says so.
 * @param choose takes the choice without a round trip
 */
export function OptionChoice({
  options,
  variants,
  chosen,
  choose,
}: {
  options: OptionView[]
  variants: VariantView[]
  chosen: VariantView
  choose: (variant: VariantView) => void
}) {
  return options.map(({ name, values }, at) => (
    <fieldset key={name} className="flex flex-col gap-2">
      <legend className="mb-2 font-medium text-sm">
        <bdi>{name}</bdi> <bdi className="font-normal text-muted">{chosen.values[at]}</bdi>
      </legend>
      <ul className="flex flex-wrap gap-2">
        {values.map((value) => (
          <li key={value}>
            <Value
              value={value}
              isChosen={chosen.values[at] === value}
              variant={nearest(variants, chosen, at, value)}
              chosen={chosen}
              choose={choose}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  ))
}

type ValueProps = { value: string; isChosen: boolean; variant: Nearest | null; chosen: VariantView; choose: (variant: VariantView) => void }

function Value({ value, isChosen, variant, choose }: ValueProps) {
  const t = useTranslations('shop.product')
  if (!variant) return null
  const { exact, found } = variant
  const note = exact ? (isSoldOut(found) ? t('valueSoldOut') : null) : t('valueElsewhere')
  return (
    <a
      href={`?variant=${found.id}`}
      aria-current={isChosen ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        choose(found)
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

type Nearest = { found: VariantView; exact: boolean }

/** The variant with this value and otherwise the values that are chosen; else the one that shares most of them. */
function nearest(variants: VariantView[], chosen: VariantView, at: number, value: string): Nearest | null {
  const shared = ({ values }: VariantView) => values.filter((each, index) => index === at || each === chosen.values[index]).length
  const [found] = variants.filter(({ values }) => values[at] === value).sort((a, b) => shared(b) - shared(a))
  return found ? { found, exact: shared(found) === chosen.values.length } : null
}

function isSoldOut({ availability }: VariantView): boolean {
  return !availability.canBuy && availability.reason === 'sold_out'
}
