import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'

/** One line of what was booked of sales and fees. `said`: what it is; amounts in minor units of its currency. */
type FeeEntry = {
  id: string
  at: string
  href: string
  receiptNumber: string
  said: string
  currency: string
  amountMinor: number
  feeMinor: number
}

/** What was booked of a month, each line with the order it is about. @param words whose headings: the operator's or a seller's */
export function FeeEntries({ words, entries }: { words: 'admin.figures' | 'sell.fees'; entries: FeeEntry[] }) {
  const t = useTranslations(words)
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
          {entries.map(({ id, at, href, receiptNumber, said, currency, amountMinor, feeMinor }) => (
            <tr key={id}>
              <Td>
                <TextLink href={href}>{receiptNumber}</TextLink>
              </Td>
              <Td className="max-sm:hidden">
                <Moment at={at} as="day" />
              </Td>
              <Td>{said}</Td>
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
