import { useTranslations } from 'next-intl'
import { useCardName } from '@/components/checkout/card/card-name'
import { AddressText } from '@/components/ui/data/address-text'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import type { OperatorOrderView } from '@/lib/domain/wire/admin-views'

/** What concerns all parts of an order: its buyer, card, times and decision. */
export function OperatorOrderFacts({ order }: { order: OperatorOrderView }) {
  const t = useTranslations('admin.order')
  const cardName = useCardName()
  return (
    <FactList
      facts={[
        { label: t('buyer'), value: <span dir="auto">{order.email}</span> },
        ...(order.shipTo ? [{ label: t('shipTo'), value: <AddressText shipTo={order.shipTo} /> }] : []),
        { label: t('placed'), value: <Moment at={order.placedAt} /> },
        { label: t('paid'), value: order.paidAt ? <Moment at={order.paidAt} /> : t('notYet') },
        ...(order.status === 'open' ? [{ label: t('expires'), value: <Moment at={order.expiresAt} /> }] : []),
        { label: t('card'), value: order.card ? cardName(order.card) : t('noCard') },
        { label: t('cardStatus'), value: t(`cardStatuses.${order.cardStatus}`) },
        { label: t('completion'), value: t(`completions.${order.completion}`) },
        { label: t('decision'), value: t(`decisions.${order.decision}`) },
        { label: t('attempts'), value: order.attempt },
        { label: t('mode'), value: order.livemode ? t('live') : t('test') },
        { label: t('customer'), value: order.customerId ? <code className="font-mono text-xs">{order.customerId}</code> : t('notYet') },
        { label: t('orderId'), value: <code className="font-mono text-xs">{order.id}</code> },
      ]}
    />
  )
}
