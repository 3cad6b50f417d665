import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'

/** What was sold by currency, what of it was refunded, and the marketplace's share. */
export function VolumeTable({ volume }: { volume: PlatformOverview['volume'] }) {
  const t = useTranslations('admin.volume')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('currency')}</Th>
            <Th numeric>{t('payments')}</Th>
            <Th numeric>{t('gross')}</Th>
            <Th numeric>{t('refunded')}</Th>
            <Th numeric>{t('net')}</Th>
            <Th numeric>{t('fees')}</Th>
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
