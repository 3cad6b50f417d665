import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { MailAbout } from '@/lib/domain/operations/jobs'
import { waitsForSeller } from '@/lib/domain/order/cancel-item'
import { isChargedLater } from '@/lib/domain/order/order'
import { saleNext, saleReason } from '@/lib/domain/order/sale-reason'
import { unreachable } from '@/lib/domain/unreachable'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import type { Mail } from '@/lib/mail/send-mail'
import type { Draft, Words } from '@/lib/mail/templates/draft'
import {
  type SaleTime,
  saleCancelAcceptedMail,
  saleCanceledMail,
  saleCancelRequestedMail,
  saleFailedMail,
  saleOrderedMail,
  salePaidMail,
  shipSoonMail,
} from '@/lib/mail/templates/sale'
import { mailSale } from './mail-data'

/** What sellers hear of: cards and links are between us and the buyer. */
export type SellersMail = Exclude<MailAbout, 'card_expires' | 'link' | 'shipped' | 'cancel_declined'>

/** What a seller reads about their part of an order. @param reader in whose locale and time zone it is written */
export async function sellerMail(order: OrderRow, part: PartRow, about: SellersMail, reader: Reader = {}): Promise<Omit<Mail, 'to'>> {
  const words = translatorFor(reader)
  const which = about === 'refused' ? `-${order.attempt}-${part.tries}` : ''
  const messageId = `${about === 'paid' ? 'sale' : `sale-${about}`}-${part.id}${which}`
  return { ...(await renderMail(draftOf(order, part, about, words), words)), messageId }
}

function draftOf(order: OrderRow, part: PartRow, about: SellersMail, words: Words): Draft {
  const sale = mailSale(order, part)
  const isReady = part.readyAt !== null && part.delivery !== null
  switch (about) {
    case 'paid':
      return salePaidMail({ ...sale, paidAt: part.capturedAt ?? order.paidAt, isLaterCharge: isChargedLater(part), isReady }, words)
    case 'ordered':
      return saleOrderedMail({ ...sale, time: timeOf(part) }, words)
    case 'refused':
      return saleFailedMail({ ...sale, reason: saleReason(part), next: saleNext(part), isReady }, words)
    case 'canceled':
      return saleCanceledMail({ ...sale, reason: saleReason(part) }, words)
    case 'cancel_requested':
      return saleCancelRequestedMail(sale, words)
    case 'cancel_accepted':
      return saleCancelAcceptedMail(sale, words)
    case 'ship_soon':
      return shipSoonMail({ ...sale, shipBy: part.dueAt?.toISOString() ?? null }, words)
    default:
      return unreachable(about)
  }
}

/** When a new sale is charged; null where its day is not known. */
function timeOf(part: PartRow): SaleTime | null {
  if (!part.dueAt) return null
  const day = part.dueAt.toISOString()
  if (waitsForSeller(part)) return { kind: 'shipBy', day }
  if (part.chargeWhen !== 'on_date') return null
  return { kind: part.status === 'authorized' ? 'chargedOnHeld' : 'chargedOn', day }
}
