import type { Said } from '@/lib/domain/wire/said'
import type { Draft, Words } from './draft'
import { Facts, PartLines, ShopHeading, typed } from './order-blocks'
import type { MailOrder, MailPart } from './order-data'

export interface ItemCanceledMail {
  order: MailOrder
  part: MailPart
  reason: Said
  /** How its amount is named: where Stripe cannot tell, it may have been charged. */
  outcome: 'canceled' | 'unknown'
  /** Whether a hold on the card is released with it. */
  isHoldReleased: boolean
}

/** An agreed part that ended without being charged, to its buyer. */
export function itemCanceledMail({ order, part, reason, outcome, isHoldReleased }: ItemCanceledMail, words: Words): Draft {
  const { t, format } = words
  const { number } = order
  const items = String(
    format.list(
      part.lines.map(({ name }) => `${t('mail.order.openQuote')}${name}${t('mail.order.closeQuote')}`),
      'and',
    ),
  )
  return {
    subject: t('mail.canceled.subject', { items, number }),
    title: t('mail.canceled.title'),
    lead: [words.say(reason), ...(isHoldReleased ? [t('mail.canceled.holdReleased')] : [])],
    body: (
      <>
        <Facts facts={[{ label: t('orders.receipt.order'), value: number }]} />
        <ShopHeading shop={part.shop} words={words} />
        <PartLines part={part} label={t.rich(`orders.amount.${outcome}`, { shop: part.shop, ...typed(words) })} words={words} />
      </>
    ),
    link: { label: t('mail.order.view'), url: order.url },
    reason: t('mail.reason.buyer'),
  }
}
