import { jobIdOf } from '@/lib/db/jobs/job-id'
import type { OrderRow, PartChanges, PartRow } from '@/lib/db/orders/orders'
import type { DisputeMail, MailAbout, RefundMail, ReturnMail, WarningMail } from '@/lib/domain/operations/jobs'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import type { OrderFacts, PartEvent } from '@/lib/domain/order/order'
import { wasAlone } from '@/lib/domain/order/was-alone'

const BOUGHT = new Set<OrderFacts['status']>(['paid', 'scheduled', 'partly_paid'])
const AGREED = new Set<OrderFacts['parts'][number]['status']>(['scheduled', 'authorized', 'captured'])

type PartMail = ReturnType<typeof mail>
/** Mails to send, and what is marked on the parts they are about. */
export type News = { mails: PartMail[]; marks: { id: string; changes: PartChanges }[] }

/**
 * Buyer and sellers hear of an order once nothing of it is under way (until then what was captured may be given back), and again of each part that is charged
 * later. What they were told is marked in the same transaction, so that nobody hears of it twice.
 */
export function newsOf(before: OrderRow, after: OrderFacts): News {
  if (!BOUGHT.has(after.status)) return { mails: [], marks: [] }
  const statusOf = (index: number) => after.parts[index]?.status
  const agreed = before.parts.filter(({ agreedAt }, index) => agreedAt === null && AGREED.has(statusOf(index) ?? 'pending'))
  const paid = before.parts.filter(({ toldPaidAt }, index) => toldPaidAt === null && statusOf(index) === 'captured')
  const [news] = paid.length > 0 ? paid : agreed
  const mails = [
    ...paid.map((part) => mail(part, 'seller', 'paid')),
    ...agreed.filter((part) => !paid.includes(part)).map((part) => mail(part, 'seller', 'ordered')),
    ...(news ? [mail(news, 'buyer', paid.length > 0 ? 'paid' : 'ordered')] : []),
  ]
  const now = new Date()
  const marks = before.parts.map((part) => ({
    id: part.id,
    changes: { ...(agreed.includes(part) && { agreedAt: now }), ...(paid.includes(part) && { toldPaidAt: now }) },
  }))
  return { mails, marks: marks.filter(({ changes }) => Object.keys(changes).length > 0) }
}

/** What happens to one part after its order was agreed: a charge that was refused without the buyer, and its end. */
export function newsOfPart(before: OrderRow, event: PartEvent, changes: PartChanges): PartMail[] {
  const part = before.parts.find(({ id }) => id === event.partId)
  if (!part?.agreedAt) return []
  if (event.to === 'canceled') return mailBoth(part, 'canceled')
  // Of what is canceled by people its end is told, in a moment; and a buyer who has come to pay it has just read it.
  if (event.to !== 'declined' || part.status === 'pending' || isCancelRequested(part)) return []
  if (!(wasAlone(part) || part.status === 'scheduled') || isOver(changes)) return []
  // A card may be removed again, without a try in between.
  const which = event.reason === 'consent_ended' ? `paused-${before.attempt}` : String(changes.tries ?? part.tries)
  return mailBoth(part, 'refused', which)
}

/** Refused for the last time: what they hear is that it is canceled, in a moment. */
function isOver({ givesUp, dueAt, refusedAt }: PartChanges): boolean {
  return givesUp === true && dueAt instanceof Date && refusedAt instanceof Date && dueAt <= refusedAt
}

function mailBoth(part: PartRow, about: MailAbout, which = ''): PartMail[] {
  return [mail(part, 'buyer', about, which), mail(part, 'seller', about, which)]
}

/** The job that tells a buyer that pieces of a part are on their way, or wait for them. */
export function mailShipment(part: { id: string }, shipmentId: string) {
  const { id, data } = mail(part, 'buyer', 'shipped', shipmentId)
  return { id, data: { ...data, shipmentId } }
}

/** The job that mails somebody about a part; the same news is sent once. @param which of several of a kind */
export function mail(part: { id: string }, to: 'buyer' | 'seller', about: MailAbout, which = '') {
  return { id: jobIdOf(`mail:${about}:${to}:${part.id}:${which}`), data: { sellerOrderId: part.id, to, about } }
}

/** The job that mails somebody about a return; the same news is sent once. @param which of several of a kind */
export function mailReturn(
  { id: returnId, sellerOrderId }: { id: string; sellerOrderId: string },
  to: 'buyer' | 'seller',
  about: ReturnMail,
  which = '',
) {
  return { id: jobIdOf(`return:${about}:${to}:${returnId}:${which}`), data: { sellerOrderId, returnId, to, about } }
}

/** The job that mails somebody about a refund; the same news is sent once. */
export function mailRefund({ id: refundId }: { id: string }, to: 'buyer' | 'seller', about: RefundMail) {
  return { id: jobIdOf(`refund:${about}:${to}:${refundId}`), data: { refundId, to, about } }
}

/** The job that mails a seller about a dispute; the same news is sent once. @param status what it has become: one that is lost may be won later @param which of several of a kind */
export function mailDispute({ id: disputeId }: { id: string }, about: DisputeMail, status: string, which = '') {
  return { id: jobIdOf(`dispute:${about}:${status}:${which}:${disputeId}`), data: { disputeId, about, status } }
}

/** The job that mails a seller about an early fraud warning; the same news is sent once. @param refundId of the refund that it became */
export function mailWarning(warningId: string, refundId: string, about: WarningMail) {
  return { id: jobIdOf(`warning:${about}:${warningId}`), data: { warningId, refundId, about } }
}

const MARGIN = 2000

/** The job that tells somebody of the messages of a minute, once it is over: one however many there are. */
export function mailMessage(sellerOrderId: string, to: 'buyer' | 'seller', { begins, ends }: { begins: Date; ends: Date }) {
  const data = { sellerOrderId, to, begins: begins.toISOString() }
  return { id: jobIdOf(`message:${to}:${sellerOrderId}:${data.begins}`), data, startAfter: new Date(ends.getTime() + MARGIN) }
}
