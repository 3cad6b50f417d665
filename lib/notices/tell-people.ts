import type { Tx } from '@/lib/db/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { sendAll } from '@/lib/db/jobs/jobs'
import { markTold, type OrderRow, type PartChanges, type PartRow } from '@/lib/db/orders/orders'
import type { MailAbout } from '@/lib/domain/operations/jobs'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import type { OrderEvent, OrderFacts } from '@/lib/domain/order/order'
import { wasAlone } from '@/lib/domain/order/was-alone'

const BOUGHT = new Set<OrderFacts['status']>(['paid', 'scheduled', 'partly_paid'])
const AGREED = new Set<OrderFacts['parts'][number]['status']>(['scheduled', 'authorized', 'captured'])

/**
 * Buyer and sellers hear of an order once it is at rest (until then what was captured may be given back), and again of each part that is charged
 * later. What they were told is marked in the same transaction, so that nobody hears of it twice.
 */
export async function tellPeople(tx: Tx, before: OrderRow, after: OrderFacts): Promise<void> {
  if (!BOUGHT.has(after.status)) return
  const statusOf = (index: number) => after.parts[index]?.status
  const agreed = before.parts.filter(({ agreedAt }, index) => agreedAt === null && AGREED.has(statusOf(index) ?? 'pending'))
  const paid = before.parts.filter(({ toldPaidAt }, index) => toldPaidAt === null && statusOf(index) === 'captured')
  await markTold(tx, idsOf(agreed), idsOf(paid))
  const [news] = paid.length > 0 ? paid : agreed
  await sendAll(tx, 'send-order-mail', [
    ...paid.map((part) => mail(part, 'seller', 'paid')),
    ...agreed.filter((part) => !paid.includes(part)).map((part) => mail(part, 'seller', 'ordered')),
    ...(news ? [mail(news, 'buyer', paid.length > 0 ? 'paid' : 'ordered')] : []),
  ])
}

/** What happens to one part after its order was agreed: a charge that was refused without the buyer, and its end. */
export async function tellOfPart(tx: Tx, before: OrderRow, event: Extract<OrderEvent, { type: 'part' }>, changes: PartChanges): Promise<void> {
  const part = before.parts.find(({ id }) => id === event.partId)
  if (!part?.agreedAt) return
  if (event.to === 'canceled') await tellBoth(tx, part, 'canceled')
  // Of what is canceled its end is told, in a moment; and a buyer who has come to put it right has just read it.
  if (part.status === 'pending') return
  if (event.to !== 'declined' || isCancelRequested(part) || !(wasAlone(part) || part.status === 'scheduled') || isOver(changes)) return
  await tellBoth(tx, part, 'refused', String(changes.tries ?? part.tries))
}

/** Refused for the last time: what they hear is that it is canceled, in a moment. */
function isOver({ givesUp, dueAt, refusedAt }: PartChanges): boolean {
  return givesUp === true && dueAt instanceof Date && refusedAt instanceof Date && dueAt <= refusedAt
}

function tellBoth(tx: Tx, part: PartRow, about: MailAbout, which = ''): Promise<void> {
  return sendAll(tx, 'send-order-mail', [mail(part, 'buyer', about, which), mail(part, 'seller', about, which)])
}

/** The job that mails somebody about a part; the same news is sent once. @param which of several of a kind */
export function mail(part: { id: string }, to: 'buyer' | 'seller', about: MailAbout, which = '') {
  return { id: jobIdOf(`mail:${about}:${to}:${part.id}:${which}`), data: { sellerOrderId: part.id, to, about } }
}

const idsOf = (parts: PartRow[]) => parts.map(({ id }) => id)
