import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PayoutView } from '@/lib/domain/wire/balance-views'
import { usePayoutWords } from './payout-words'

/** Payouts, each leading to what it is made of. */
export function PayoutTable({ payouts }: { payouts: PayoutView[] }) {
  const t = useTranslations('balance.payouts')
  return (
    <Card padded={false}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Th>{t('arrives')}</Th>
            <Th>{t('status')}</Th>
            <Th className="max-sm:hidden">{t('how')}</Th>
            <Th numeric>{t('amount')}</Th>
          </tr>
        </thead>
        <tbody>
          {payouts.map((payout) => (
            <Row key={payout.id} payout={payout} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Row({ payout }: { payout: PayoutView }) {
  const t = useTranslations('balance.payouts')
  const moment = useMoment()
  const { status, tone } = usePayoutWords()(payout)
  const { id, arrivesAt, automatic, amountMinor, currency } = payout
  return (
    <tr>
      <Td>
        <TextLink href={`/sell/payouts/${id}`}>{moment(arrivesAt, 'agreedDay')}</TextLink>
      </Td>
      <Td>
        <Badge tone={tone}>{status}</Badge>
      </Td>
      <Td className="max-sm:hidden">{t(automatic ? 'automatic' : 'manual')}</Td>
      <Td numeric>
        <Price amountMinor={amountMinor} currency={currency} />
      </Td>
    </tr>
  )
}
