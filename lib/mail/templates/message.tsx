import type { Draft, Words } from './draft'
import { Facts } from './order-blocks'

/** Somebody has written about an order. What they wrote stands on its page, never in a mail of ours, where it could pass for our own word. */
export function messageMail({ to, number, shop, url }: { to: 'buyer' | 'seller'; number: string; shop: string; url: string }, { t }: Words): Draft {
  return {
    subject: t(`mail.message.${to}.subject`, { number }),
    title: t('mail.message.title'),
    lead: [t(`mail.message.${to}.text`, { shop })],
    body: <Facts facts={[{ label: t('orders.receipt.order'), value: number }]} />,
    link: { label: t('mail.message.view'), url },
    reason: t(to === 'buyer' ? 'mail.reason.buyer' : 'mail.reason.seller'),
  }
}
