import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { SellerMonthView } from '@/lib/domain/wire/figure-views'

/** The disputes that count in a seller's rate of a month. */
export function CountedDisputes({ disputes }: Pick<SellerMonthView, 'disputes'>) {
  const t = useTranslations('admin.figures')
  return (
    <section id="disputes" className="flex flex-col gap-3">
      <h2 className="font-semibold text-lg">{t('disputes')}</h2>
      <p className="text-muted text-sm">{t('disputesHint')}</p>
      <Card padded={false}>
        <Table caption={t('disputes')}>
          <thead>
            <tr>
              <Th>{t('order')}</Th>
              <Th>{t('date')}</Th>
              <Th numeric>{t('disputed')}</Th>
            </tr>
          </thead>
          <tbody>
            {disputes.map(({ id, at, receiptNumber, currency, amountMinor }) => (
              <tr key={id}>
                <Td>
                  <TextLink href={`/admin/disputes/${id}`}>{receiptNumber}</TextLink>
                </Td>
                <Td>
                  <Moment at={at} as="day" />
                </Td>
                <Td numeric>
                  <Price amountMinor={amountMinor} currency={currency} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </section>
  )
}
