import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { MonthView } from '@/lib/domain/wire/figure-views'
import { figuresHref } from './figure-links'
import { Rate } from './rate'

/** The last months in one currency; each leads to its sellers. */
export function MonthTable({ months }: { months: MonthView[] }) {
  const t = useTranslations('admin.figures')
  const moment = useMoment()
  return (
    <Card padded={false}>
      <Table caption={t('months')}>
        <thead>
          <tr>
            <Th>{t('month')}</Th>
            <Th numeric>{t('salesColumn')}</Th>
            <Th numeric>{t('volume')}</Th>
            <Th numeric>{t('feesNet')}</Th>
            <Th numeric>{t('takeRate')}</Th>
            <Th numeric>{t('refundRate')}</Th>
            <Th numeric>{t('disputeRate')}</Th>
          </tr>
        </thead>
        <tbody>
          {months.map((row) => (
            <tr key={row.month}>
              <Td className="whitespace-nowrap">
                <TextLink href={figuresHref(row)}>{moment(`${row.month}-01T00:00:00.000Z`, 'agreedMonth')}</TextLink>
              </Td>
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
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
