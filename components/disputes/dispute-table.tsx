import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import type { DisputeView } from '@/lib/domain/wire/dispute-views'
import { DisputeDue } from './dispute-due'
import { useDisputeWords } from './dispute-words'

type Props = {
  disputes: DisputeView[]
  isOpen: boolean
  reader: 'seller' | 'operator'
}

/** Disputes, each leading to its page. */
export function DisputeTable({ disputes, isOpen, reader }: Props) {
  const t = useTranslations('disputes')
  return (
    <Card padded={false}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Th>{t('order')}</Th>
            {reader === 'operator' && <Th>{t('shop')}</Th>}
            <Th>{t('reasonLabel')}</Th>
            <Th>{t('statusLabel')}</Th>
            <Th>{t(isOpen ? 'due' : 'ended')}</Th>
            <Th numeric>{t('amount')}</Th>
          </tr>
        </thead>
        <tbody>
          {disputes.map((dispute) => (
            <Row key={dispute.id} dispute={dispute} isOpen={isOpen} reader={reader} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Row({ dispute, isOpen, reader }: { dispute: DisputeView; isOpen: boolean; reader: Props['reader'] }) {
  const words = useDisputeWords()(dispute)
  const { id, receiptNumber, shopName, closedAt, amountMinor, currency } = dispute
  return (
    <tr>
      <Td>
        <TextLink href={reader === 'seller' ? `/sell/disputes/${id}` : `/admin/disputes/${id}`}>{receiptNumber}</TextLink>
      </Td>
      {reader === 'operator' && (
        <Td>
          <bdi>{shopName}</bdi>
        </Td>
      )}
      <Td>{words.reason}</Td>
      <Td>
        <Badge tone={words.tone}>{words.status}</Badge>
      </Td>
      <Td>{isOpen ? <DisputeDue dispute={dispute} /> : closedAt && <Moment at={closedAt} as="day" />}</Td>
      <Td numeric>
        <Price amountMinor={amountMinor} currency={currency} />
      </Td>
    </tr>
  )
}
