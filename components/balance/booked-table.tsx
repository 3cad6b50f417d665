import { useFormatter, useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useMoney } from '@/components/ui/data/use-money'
import { TextLink } from '@/components/ui/layout/text-link'
import type { BookedView } from '@/lib/domain/wire/balance-views'

const KNOWN = [
  ...(['charge', 'charge_failure', 'partial_capture_reversal', 'refund', 'refund_failure', 'dispute', 'dispute_reversal', 'fee', 'tax'] as const),
  ...(['network_cost', 'connect_reserved_funds', 'risk_reserved_funds', 'payout_minimum_balance_hold', 'payout_minimum_balance_release'] as const),
  ...(['payout', 'payout_reversal', 'other_adjustment'] as const),
]

/** The bookings of one line, each leading to its order where it is of one. */
export function BookedTable({ caption, rows, currency }: { caption: string; rows: BookedView[]; currency: string }) {
  const t = useTranslations('balance.payouts')
  const money = useMoney()
  const format = useFormatter()
  const wordsOf = ({ rate, ...charged }: NonNullable<BookedView['charged']>) => {
    const amount = money(charged)
    return rate === null ? t('charged', { amount }) : t('chargedAtRate', { amount, rate: format.number(rate, { maximumSignificantDigits: 6 }) })
  }
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{t('order')}</Th>
          <Th>{t('kind')}</Th>
          <Th className="max-sm:hidden">{t('booked')}</Th>
          <Th numeric>{t('amount')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, category, sellerOrderId, receiptNumber, amountMinor, charged }) => (
          <tr key={id}>
            <Td>{sellerOrderId ? <TextLink href={`/sell/orders/${sellerOrderId}`}>{receiptNumber}</TextLink> : t('notOurs')}</Td>
            <Td>
              <span>{t(`category.${KNOWN.find((known) => known === category) ?? 'other'}`)}</span>
              {charged && <span className="block text-muted text-xs">{wordsOf(charged)}</span>}
            </Td>
            <Td className="max-sm:hidden">
              <Moment at={at} as="day" />
            </Td>
            <Td numeric>
              <Price amountMinor={amountMinor} currency={currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
