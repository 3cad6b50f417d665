import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { FeeView } from '@/lib/domain/wire/fee-statement-views'

/** Each fee of a month, with the sale it was for. */
export function FeeTable({ fees }: { fees: FeeView[] }) {
  const t = useTranslations('sell.fees')
  return (
    <Card padded={false}>
      <Table caption={t('entries')}>
        <thead>
          <tr>
            <Th>{t('order')}</Th>
            <Th className="max-sm:hidden">{t('date')}</Th>
            <Th>{t('entry')}</Th>
            <Th numeric>{t('amount')}</Th>
            <Th numeric>{t('fee')}</Th>
          </tr>
        </thead>
        <tbody>
          {fees.map(({ id, at, receiptNumber, sellerOrderId, isReturned, currency, amountMinor, feeMinor }) => (
            <tr key={id}>
              <Td>
                <TextLink href={`/sell/orders/${sellerOrderId}`}>{receiptNumber}</TextLink>
              </Td>
              <Td className="max-sm:hidden">
                <Moment at={at} as="day" />
              </Td>
              <Td>{t(isReturned ? 'refund' : 'sale')}</Td>
              <Td numeric>
                <Price amountMinor={amountMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={feeMinor} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
