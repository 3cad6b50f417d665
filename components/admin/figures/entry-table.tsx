import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { EntryView } from '@/lib/domain/wire/figure-views'

/** What the books say of a month, each line with the order it is about. */
export function EntryTable({ entries }: { entries: EntryView[] }) {
  const t = useTranslations('admin.figures')
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
          {entries.map(({ id, at, kind, orderId, receiptNumber, currency, amountMinor, feeMinor }) => (
            <tr key={id}>
              <Td>
                <TextLink href={`/admin/orders/${orderId}`}>{receiptNumber}</TextLink>
              </Td>
              <Td className="max-sm:hidden">
                <Moment at={at} as="day" />
              </Td>
              <Td>{t(`kind.${kind}`)}</Td>
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
