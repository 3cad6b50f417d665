import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { MailAbout } from '@/lib/domain/operations/jobs'
import { waitsForShipment } from '@/lib/domain/order/cancel-item'
import { nextForBuyer } from '@/lib/domain/order/charge-sentences'
import { chargeWords, dayOf, latestWords } from '@/lib/domain/order/charge-words'
import { isDeferred } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { unreachable } from '@/lib/domain/unreachable'
import { translatorFor } from '@/lib/i18n/translator'
import type { Mail } from '@/lib/mail/send-mail'
import { orderUrlWithKey, recoverUrlWithKey } from '@/lib/orders/order-urls'
import { linesOf, totalOf } from '@/lib/orders/part-lines'
import { endOfPart, refusalOf } from '@/lib/orders/sentences'

const { say } = translatorFor()

/** What buyers hear of: the rest is between us and the seller. */
export type BuyersMail = Exclude<MailAbout, 'ship_soon'>

/** What a buyer reads about an order. `part` is the one it is about, or the first of those that are told of together. */
export function buyerMail(order: OrderRow, part: PartRow, about: BuyersMail): Omit<Mail, 'to'> {
  switch (about) {
    case 'paid':
      return receiptMail(order, part)
    case 'ordered':
      return orderedMail(order)
    case 'refused':
      return refusedMail(order, part)
    case 'canceled':
      return canceledMail(order, part)
    default:
      return unreachable(about)
  }
}

/** What was charged now, and what of the same order is charged later. */
function receiptMail(order: OrderRow, part: PartRow): Omit<Mail, 'to'> {
  const number = receiptNumber(order.number)
  const now = order.parts.filter(({ toldPaidAt }) => toldPaidAt?.getTime() === part.toldPaidAt?.getTime() && toldPaidAt !== null)
  const charged = now.length > 0 ? now : [part]
  const isLater = charged.every(isDeferred)
  const text = paragraphs(
    isLater ? `Your card was charged for your order ${number}, as agreed.` : `Thank you. Your receipt number is ${number}.`,
    ...charged.map((each) => [headOf(each), ...linesOf(each), `  On your statement: ${each.statementLine}`].join('\n')),
    cardLine(order, 'Paid with'),
    ...headed('Still to be charged:', laterLines(order)),
    `Your order: ${orderUrlWithKey(order.id)}`,
  )
  return { subject: isLater ? `Charged today: your order ${number}` : `Your receipt ${number}`, text, messageId: `receipt-${part.id}` }
}

function orderedMail(order: OrderRow): Omit<Mail, 'to'> {
  const number = receiptNumber(order.number)
  const text = paragraphs(
    `Thank you. Your order ${number} is placed, and nothing is charged yet.`,
    ...laterLines(order),
    cardLine(order, 'It will be charged to'),
    'We write to you when it is. Until then you can cancel it on the page of your order.',
    `Your order: ${orderUrlWithKey(order.id)}`,
  )
  return { subject: `Your order ${number}, charged later`, text, messageId: `ordered-${order.id}` }
}

function refusedMail(order: OrderRow, part: PartRow): Omit<Mail, 'to'> {
  const number = receiptNumber(order.number)
  const isSellers = part.endReason === 'seller_disconnected'
  const text = paragraphs(
    isSellers
      ? `${part.seller.shopName} cannot take payments at the moment, so your order ${number} could not be charged today. You need not do anything.`
      : `Your card could not be charged for your order ${number}.`,
    [headOf(part), ...linesOf(part)].join('\n'),
    isSellers ? '' : say(refusalOf(part)),
    nextForBuyer(part).map(say).join(' '),
    isSellers ? `Your order: ${orderUrlWithKey(order.id)}` : `Finish it here, on any device: ${recoverUrlWithKey(order.id)}`,
  )
  const subject =
    part.endReason === 'authentication_required' ? `Confirm the payment of your order ${number}` : `Your order ${number} could not be charged`
  return { subject, text, messageId: `refused-${part.id}-${order.attempt}-${part.tries}` }
}

function canceledMail(order: OrderRow, part: PartRow): Omit<Mail, 'to'> {
  const number = receiptNumber(order.number)
  const text = paragraphs(
    say(endOfPart(part)),
    [headOf(part), ...linesOf(part)].join('\n'),
    part.captureMethod === 'manual' && part.endReason !== 'outcome_unknown'
      ? 'What was held on your card for it is released; your bank may show that a few days later.'
      : '',
    `Your order: ${orderUrlWithKey(order.id)}`,
  )
  return { subject: `Canceled: ${part.lines.map(({ name }) => name).join(', ')} (order ${number})`, text, messageId: `canceled-${part.id}` }
}

/** Each part that is still to be charged, and when. */
function laterLines({ parts }: OrderRow): string[] {
  return parts
    .filter((part) => isDeferred(part) && (part.status === 'scheduled' || part.status === 'authorized'))
    .map((part) =>
      [`${chargeWords(part.chargeWhen, part.dueAt) ?? 'Charged later'}: ${headOf(part)}`, ...linesOf(part), ...untilLine(part)].join('\n'),
    )
}

/** Until when it is shipped, or until when the amount is held. */
function untilLine(part: PartRow): string[] {
  const { status, captureBefore, dueAt } = part
  if (waitsForShipment(part) && dueAt) return [`  It is charged ${latestWords(dueAt)}.`]
  if (status !== 'authorized') return []
  return [`  Until then the amount is held on your card${captureBefore ? `, at most until ${dayOf(captureBefore)}` : ''}.`]
}

function cardLine({ savedCard }: OrderRow, verb: string): string {
  return savedCard ? `${verb} ${savedCard.brand} ending in ${savedCard.last4}.` : ''
}

/** Lines under a heading; none without lines. */
const headed = (heading: string, lines: string[]) => (lines.length > 0 ? [heading, ...lines] : [])

const headOf = (part: PartRow) => `${part.seller.shopName}: ${totalOf(part)}`

const paragraphs = (...texts: string[]) => texts.filter(Boolean).join('\n\n')
