import type { Draft, Words } from './draft'
import { cardName, deliverTo, Facts, PartLines, Remark, ShopHeading, typed } from './order-blocks'
import type { LaterPart, MailOrder } from './order-data'

export interface OrderPlacedMail {
  order: MailOrder
  placedAt: Date
  later: LaterPart[]
}

/** An order of which nothing is charged yet. */
export function orderPlacedMail({ order, placedAt, later }: OrderPlacedMail, words: Words): Draft {
  const { t, format } = words
  const { number } = order
  const facts = [
    { label: t('orders.receipt.order'), value: number },
    { label: t('orders.receipt.placed'), value: format.dateTime(placedAt, 'receipt') },
    ...(order.card ? [{ label: t('mail.order.cardToCharge'), value: cardName(words, order.card) }] : []),
    { label: t('orders.receipt.email'), value: <bdi>{order.email}</bdi> },
    ...deliverTo(words, order.shipTo),
  ]
  return {
    subject: t('mail.placed.subject', { number }),
    title: t('mail.placed.title'),
    lead: [t('mail.placed.text')],
    body: (
      <>
        <Facts facts={facts} />
        <LaterParts parts={later} words={words} />
      </>
    ),
    link: { label: t('mail.order.view'), url: order.url },
    notes: [t('mail.placed.cancel')],
    reason: t('mail.reason.buyer'),
  }
}

/** Each part that is still to be charged, and when. */
export function LaterParts({ parts, words }: { parts: LaterPart[]; words: Words }) {
  return parts.map((part) => (
    <section key={part.id}>
      <ShopHeading shop={part.shop} words={words} />
      <PartLines
        part={part}
        label={words.t.rich(part.isHeld ? 'orders.amount.authorized' : 'orders.amount.scheduled', { shop: part.shop, ...typed(words) })}
        words={words}
      />
      <Remark>{words.say(part.time)}</Remark>
      {part.note && <Remark>{words.say(part.note)}</Remark>}
    </section>
  ))
}
