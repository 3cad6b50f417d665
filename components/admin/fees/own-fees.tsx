import { useFormatter, useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useFeeText } from '@/components/ui/data/use-fee-text'
import { TextLink } from '@/components/ui/layout/text-link'
import type { OwnFee } from '@/lib/domain/wire/fee-views'

/** The fees of single shops and products, each with the way to the page that changes it. */
export function OwnFees({ fees }: { fees: OwnFee[] }) {
  const t = useTranslations('admin.fees.own')
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <Th>{t('shop')}</Th>
          <Th>{t('for')}</Th>
          <Th>{t('fee')}</Th>
        </tr>
      </thead>
      <tbody>
        {fees.map((fee) => (
          <tr key={fee.id}>
            <Td>
              <TextLink href={`/admin/fees/${fee.sellerId}`}>
                <bdi>{fee.shopName}</bdi>
              </TextLink>
            </Td>
            <Td>
              <bdi>{fee.product ?? fee.currency.toUpperCase()}</bdi>
            </Td>
            <Td>
              <Fee fee={fee} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Fee({ fee: { currency, product, rule, from } }: { fee: OwnFee }) {
  const t = useTranslations('admin.fees')
  const format = useFormatter()
  const feeText = useFeeText()
  const moment = useMoment()
  const text = rule === null ? t('own.shared') : product === null ? feeText(rule, currency) : format.number(rule.feeBps / 10_000, 'percent')
  return <span>{from ? t('from', { day: moment(from, 'agreedDay'), fee: text }) : text}</span>
}
