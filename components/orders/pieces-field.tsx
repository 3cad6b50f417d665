import { quantityField } from '@/lib/domain/fulfilment/ship-form'
import type { PiecesView } from '@/lib/domain/wire/fulfilment-views'
import { LineChoice } from './line-choice'

type Props = { pieces: PiecesView; typed: string; of: string; note?: string | null }

/** How many pieces of a line, from none to all that can be chosen. @param of what stands behind the number, such as "of 3" @param note about the line */
export function PiecesField({ pieces: { lineId, name, variantTitle, quantity }, typed, of, note }: Props) {
  return (
    <label className="flex items-center justify-between gap-4">
      <span className="wrap-anywhere min-w-0 text-sm">
        <bdi className="font-medium">{name}</bdi>
        <LineChoice variantTitle={variantTitle} />
        {note && <span className="block text-muted">{note}</span>}
      </span>
      <span className="flex shrink-0 items-center gap-2 text-muted text-sm">
        <input
          className="control w-20 text-ink"
          type="number"
          name={quantityField(lineId)}
          min={0}
          max={quantity}
          step={1}
          defaultValue={typed}
          inputMode="numeric"
          autoComplete="off"
        />
        <span>{of}</span>
      </span>
    </label>
  )
}
