import { Price } from '@/components/ui/data/price'
import { Td } from '@/components/ui/data/table'
import type { RatedFigures } from '@/lib/domain/wire/figure-views'
import { Rate } from './rate'

/** The figures of a row: sales, volume, net fees, and the three rates. @param note what stands under the dispute rate */
export function FigureCells({ of: row, note }: { of: RatedFigures; note?: string }) {
  return (
    <>
      <Td numeric>{row.sales}</Td>
      <Td numeric>
        <Price amountMinor={row.soldMinor} currency={row.currency} />
      </Td>
      <Td numeric>
        <Price amountMinor={row.chargedMinor - row.returnedMinor} currency={row.currency} />
      </Td>
      <Td numeric>
        <Rate bps={row.takeBps} />
      </Td>
      <Td numeric>
        <Rate bps={row.refundBps} standing={row.refundStanding} />
      </Td>
      <Td numeric>
        <Rate bps={row.disputeBps} standing={row.disputeStanding} />
        {note && <span className="block text-muted text-xs">{note}</span>}
      </Td>
    </>
  )
}
