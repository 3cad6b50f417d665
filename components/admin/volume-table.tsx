import { Card } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'

/** What was captured by currency, and the marketplace's share. */
export function VolumeTable({ volume }: { volume: PlatformOverview['volume'] }) {
  return (
    <Card padded={false}>
      <Table caption="Sales by currency">
        <thead>
          <tr>
            <Th>Currency</Th>
            <Th numeric>Payments</Th>
            <Th numeric>Captured</Th>
            <Th numeric>Your fees</Th>
          </tr>
        </thead>
        <tbody>
          {volume.map(({ currency, count, amountMinor, applicationFeeMinor }) => (
            <tr key={currency}>
              <Td className="font-medium">{currency.toUpperCase()}</Td>
              <Td numeric>{count}</Td>
              <Td numeric>
                <Price amountMinor={amountMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={applicationFeeMinor} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
