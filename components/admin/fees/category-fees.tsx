import { useFormatter, useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import type { CategoryFee } from '@/lib/domain/wire/fee-views'

/** The percentages of categories. */
export function CategoryFees({ fees }: { fees: CategoryFee[] }) {
  const t = useTranslations('admin.fees')
  const format = useFormatter()
  const moment = useMoment()
  return (
    <Table caption={t('category.title')}>
      <thead>
        <tr>
          <Th>{t('category.category')}</Th>
          <Th>{t('currency')}</Th>
          <Th>{t('fee')}</Th>
        </tr>
      </thead>
      <tbody>
        {fees.map(({ id, name, currency, feeBps, from }) => {
          const text = feeBps === null ? t('own.shared') : format.number(feeBps / 10_000, 'percent')
          return (
            <tr key={id}>
              <Td>
                <bdi>{name}</bdi>
              </Td>
              <Td>{currency.toUpperCase()}</Td>
              <Td>{from ? t('from', { day: moment(from, 'agreedDay'), fee: text }) : text}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
