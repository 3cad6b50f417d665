import { expiredFrom } from '@/lib/domain/order/card-expiry'
import type { Draft, Words } from './draft'
import { cardName, Facts } from './order-blocks'
import type { LaterPart, MailCard, MailOrder } from './order-data'
import { LaterParts } from './order-placed'

export interface CardExpiresMail {
  order: MailOrder
  part: LaterPart
  card: MailCard & { expMonth: number; expYear: number }
  /** Its day is known; else it is charged when it is ready to ship. */
  isOnDay: boolean
  /** Where another card is given, on any device. */
  cardUrl: string
}

/** The card of an order expires before a later charge. */
export function cardExpiresMail({ order, part, card, isOnDay, cardUrl }: CardExpiresMail, words: Words): Draft {
  const { t, format } = words
  const { number } = order
  const day = format.dateTime(new Date(expiredFrom(card).getTime() - 1), 'agreedDay')
  const named = cardName(words, card)
  const facts = [
    { label: t('orders.receipt.order'), value: number },
    { label: t('mail.order.cardToCharge'), value: named },
    { label: t('mail.cardExpires.goodUntil'), value: day },
  ]
  return {
    subject: t('mail.cardExpires.subject', { number }),
    title: t('mail.cardExpires.title'),
    lead: [t(isOnDay ? 'mail.cardExpires.text' : 'mail.cardExpires.textOnShipment', { day })],
    body: (
      <>
        <Facts facts={facts} />
        <LaterParts parts={[part]} words={words} />
      </>
    ),
    link: { label: t('mail.cardExpires.button'), url: cardUrl },
    notes: [t('mail.cardExpires.renewed')],
    reason: t('mail.reason.buyer'),
  }
}
