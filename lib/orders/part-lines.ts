import type { PartRow } from '@/lib/db/orders/orders'
import { formatMoney } from '@/lib/domain/money/money'

/** The lines of a part, as mails show them. */
export function linesOf(part: PartRow): string[] {
  return part.lines.map(
    ({ quantity, name, unitPriceMinor }) => `  ${quantity} × ${name}, ${formatMoney({ amountMinor: unitPriceMinor, currency: part.currency })} each`,
  )
}

/** What a part comes to. */
export function totalOf({ amountMinor, currency }: Pick<PartRow, 'amountMinor' | 'currency'>): string {
  return formatMoney({ amountMinor, currency })
}
