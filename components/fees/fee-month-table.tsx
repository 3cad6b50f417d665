import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { FeeMonthView } from '@/lib/domain/wire/fee-statement-views'

/** What was paid to the marketplace, month by month. @param isLinked whether a month leads to its statement */
export function FeeMonthTable({ months, isLinked }: { months: FeeMonthView[]; isLinked: boolean }) {
  const t = useTranslations('sell.fees')
  const moment = useMoment()
  return (
    <Card padded={false}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Th>{t('month')}</Th>
            <Th numeric className="max-sm:hidden">
              {t('sales')}
            </Th>
            <Th numeric className="max-sm:hidden">
              {t('sold')}
            </Th>
            <Th numeric>{t('charged')}</Th>
            <Th numeric>{t('returned')}</Th>
            <Th numeric>{t('paid')}</Th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, currency, sales, soldMinor, chargedMinor, returnedMinor }) => (
            <tr key={month + currency}>
              <Td>
                {isLinked ? (
                  <TextLink href={`/sell/fees/${month.slice(0, 7)}`}>{moment(month, 'agreedMonth')}</TextLink>
                ) : (
                  <span>{moment(month, 'agreedMonth')}</span>
                )}
              </Td>
              <Td numeric className="max-sm:hidden">
                {sales}
              </Td>
              <Td numeric className="max-sm:hidden">
                <Price amountMinor={soldMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={chargedMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={-returnedMinor} currency={currency} />
              </Td>
              <Td numeric className="font-medium">
                <Price amountMinor={chargedMinor - returnedMinor} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
