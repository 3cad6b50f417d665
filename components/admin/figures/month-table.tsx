import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { MonthView } from '@/lib/domain/wire/figure-views'
import { FigureCells } from './figure-cells'
import { figuresHref } from './figure-links'

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
              <FigureCells of={row} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
