import type { Draft, Words } from './draft'
import { Facts } from './order-blocks'
import type { MailOrder } from './order-data'

/** A new link to an order, for somebody who came by one that is over. */
export function orderLinkMail({ order, endsAt }: { order: MailOrder; endsAt: Date }, { t, format }: Words): Draft {
  const { number } = order
  return {
    subject: t('mail.link.subject', { number }),
    title: t('mail.link.title'),
    lead: [t('mail.link.text', { day: format.dateTime(endsAt, 'agreedDay') })],
    body: <Facts facts={[{ label: t('orders.receipt.order'), value: number }]} />,
    link: { label: t('mail.order.view'), url: order.url },
    notes: [t('mail.link.ignore')],
    reason: t('mail.reason.buyer'),
  }
}
