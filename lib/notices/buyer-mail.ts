import { findCardsOfParts } from '@/lib/db/customers/cards-of-parts'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { documentLinks } from '@/lib/documents/list-documents'
import type { CancelationMail, MailAbout } from '@/lib/domain/operations/jobs'
import { linkTerms } from '@/lib/domain/order/link-terms'
import { helpsToPayNow, nextForBuyer } from '@/lib/domain/order/next-for-buyer'
import { isChargedLater } from '@/lib/domain/order/order'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import type { Mail } from '@/lib/mail/send-mail'
import { cardExpiresMail } from '@/lib/mail/templates/card-expires'
import { chargeFailedMail } from '@/lib/mail/templates/charge-failed'
import type { Draft, Words } from '@/lib/mail/templates/draft'
import { itemCanceledMail } from '@/lib/mail/templates/item-canceled'
import { orderLinkMail } from '@/lib/mail/templates/order-link'
import { orderPlacedMail } from '@/lib/mail/templates/order-placed'
import { receiptMail } from '@/lib/mail/templates/receipt'
import { unprovenMail } from '@/lib/mail/templates/unproven'
import { changeCardUrlWithKey, recoverUrlWithKey } from '@/lib/orders/order-urls'
import { endOfPart, refusalOf } from '@/lib/orders/sentences'
import { chargedPart, laterPart, laterParts, mailOrder, mailPart } from './mail-data'

/** What buyers hear of: the rest is between us and the seller. */
export type BuyersMail = Exclude<MailAbout, 'ship_soon' | 'shipped' | CancelationMail>

/**
 * What a buyer reads about an order.
 * @param part the one it is about, or the first of those that are told of together
 * @param reader in whose locale and time zone it is written; unless told, as the order was placed
 */
export async function buyerMail(order: OrderRow, part: PartRow, about: BuyersMail, reader: Reader = order): Promise<Omit<Mail, 'to'>> {
  const words = translatorFor(reader)
  const draft = await (about === 'card_expires' ? expiryDraft(order, part, words) : draftOf(order, part, about, words))
  const shown = about === 'paid' || about === 'link' || isProven(order) ? draft : unprovenMail(draft, about, receiptNumber(order.number), words)
  return { ...(await renderMail(shown, words)), messageId: messageIdOf(order, part, about) }
}

/** A guest types any address; a person who is signed in has opened a link that was mailed to theirs. */
export function isProven({ userId }: Pick<OrderRow, 'userId'>): boolean {
  return userId !== null
}

function messageIdOf(order: OrderRow, part: PartRow, about: BuyersMail): string {
  switch (about) {
    case 'paid':
      return `receipt-${part.id}`
    case 'ordered':
      return `ordered-${order.id}`
    case 'refused':
      return `refused-${part.id}-${order.attempt}-${part.tries}`
    case 'canceled':
      return `canceled-${part.id}`
    case 'link':
      return `link-${order.id}-${new Date().toISOString().slice(0, 16)}`
    case 'card_expires':
      return `card-expires-${part.id}-${part.dueAt?.toISOString().slice(0, 10)}`
    default:
      return unreachable(about)
  }
}

function draftOf(order: OrderRow, part: PartRow, about: Exclude<BuyersMail, 'card_expires'>, words: Words): Draft | Promise<Draft> {
  switch (about) {
    case 'paid':
      return receiptDraft(order, part, words)
    case 'ordered':
      return orderPlacedMail({ order: mailOrder(order), placedAt: order.createdAt, later: laterParts(order) }, words)
    case 'refused':
      return failedDraft(order, part, words)
    case 'canceled':
      return canceledDraft(order, part, words)
    case 'link':
      return orderLinkMail({ order: mailOrder(order), ...linkTerms(order, new Date()) }, words)
    default:
      return unreachable(about)
  }
}

async function expiryDraft(order: OrderRow, part: PartRow, words: Words): Promise<Draft> {
  const card = (await findCardsOfParts(order)).get(part.id)
  if (!card) throw new Error(`Part ${part.id} has no card that could expire`)
  const expiry = { card, isOnDay: part.chargeWhen === 'on_date', cardUrl: changeCardUrlWithKey(order) }
  return cardExpiresMail({ order: mailOrder(order), part: laterPart(part), ...expiry }, words)
}

/** What was charged together is told of together. */
async function receiptDraft(order: OrderRow, part: PartRow, words: Words): Promise<Draft> {
  const together = order.parts.filter(({ toldPaidAt }) => toldPaidAt !== null && toldPaidAt.getTime() === part.toldPaidAt?.getTime())
  const charged = together.length > 0 ? together : [part]
  const documents = await documentLinks(charged.filter(({ capturedAt }) => capturedAt !== null).map(({ id }) => id))
  const receipt = {
    order: mailOrder(order),
    paidAt: part.capturedAt ?? order.paidAt,
    charged: charged.map((each) => chargedPart(order, each, documents)),
    later: laterParts(order),
    isLaterCharge: charged.every(isChargedLater),
    digitalConsent: order.digitalConsent,
  }
  return receiptMail(receipt, words)
}

function failedDraft(order: OrderRow, part: PartRow, words: Words): Draft {
  const kind = failureOf(part)
  const failure = {
    order: mailOrder(order),
    part: mailPart(part),
    kind,
    reason: reasonFor(part),
    next: nextForBuyer(part),
    payUrl: recoverUrlWithKey(order),
  }
  return chargeFailedMail(failure, words)
}

function reasonFor(part: PartRow): Said {
  const { shopName: shop } = part.seller
  return part.endReason === 'seller_disconnected' ? { key: 'order.sellerPaused', values: { shop } } : refusalOf(part, shop)
}

function failureOf({ endReason }: PartRow): 'seller' | 'confirm' | 'failed' | 'removed' {
  if (endReason === 'consent_ended') return 'removed'
  if (!helpsToPayNow(endReason)) return 'seller'
  return endReason === 'authentication_required' ? 'confirm' : 'failed'
}

function canceledDraft(order: OrderRow, part: PartRow, words: Words): Draft {
  const isUnknown = part.endReason === 'outcome_unknown'
  const canceled = {
    order: mailOrder(order),
    part: mailPart(part),
    reason: endOfPart(part),
    outcome: isUnknown ? ('unknown' as const) : ('canceled' as const),
    isHoldReleased: part.captureMethod === 'manual' && !isUnknown,
  }
  return itemCanceledMail(canceled, words)
}
