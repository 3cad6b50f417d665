import { Card } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'

/** What was sold by currency, what of it was refunded, and the marketplace's share. */
export function VolumeTable({ volume }: { volume: PlatformOverview['volume'] }) {
  return (
    <Card padded={false}>
      <Table caption="Sales by currency">
        <thead>
          <tr>
            <Th>Currency</Th>
            <Th numeric>Payments</Th>
            <Th numeric>Gross</Th>
            <Th numeric>Refunded</Th>
            <Th numeric>Net of refunds</Th>
            <Th numeric>Your fees, net</Th>
          </tr>
        </thead>
        <tbody>
          {volume.map(({ currency, count, amountMinor, refundedMinor, applicationFeeMinor, refundedFeeMinor }) => (
            <tr key={currency}>
              <Td className="font-medium">{currency.toUpperCase()}</Td>
              <Td numeric>{count}</Td>
              <Td numeric>
                <Price amountMinor={amountMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={refundedMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={amountMinor - refundedMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={applicationFeeMinor - refundedFeeMinor} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
