import { useTranslations } from 'next-intl'
import { Rate } from '@/components/admin/figures/rate'
import { Card } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import { ratesOf } from '@/lib/domain/ledger/figures'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'

/** What was sold so far by currency, what of it was refunded, and the marketplace's share; each currency leads to its figures. */
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
            <Th numeric>{t('takeRate')}</Th>
          </tr>
        </thead>
        <tbody>
          {volume.map(({ currency, ...figures }) => (
            <tr key={currency}>
              <Td>
                <TextLink href={`/admin/figures?currency=${currency}`}>{currency.toUpperCase()}</TextLink>
              </Td>
              <Td numeric>{figures.sales}</Td>
              <Td numeric>
                <Price amountMinor={figures.soldMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={figures.refundedMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={figures.soldMinor - figures.refundedMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={figures.chargedMinor - figures.returnedMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Rate bps={ratesOf(figures, 0).takeBps} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
