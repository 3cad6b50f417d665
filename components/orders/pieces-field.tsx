import { quantityField } from '@/lib/domain/fulfilment/ship-form'
import type { PiecesView } from '@/lib/domain/wire/fulfilment-views'
import { LineChoice } from './line-choice'

/** How many pieces of a line, from none to all that can be chosen. @param of what stands behind the number, such as "of 3" */
export function PiecesField({ pieces: { lineId, name, variantTitle, quantity }, typed, of }: { pieces: PiecesView; typed: string; of: string }) {
  return (
    <label className="flex items-center justify-between gap-4">
      <span className="wrap-anywhere min-w-0 text-sm">
        <bdi className="font-medium">{name}</bdi>
        <LineChoice variantTitle={variantTitle} />
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
