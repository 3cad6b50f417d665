import { advanceAndAnswer } from '@/lib/checkout/advance-and-answer'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { type Tx, transaction } from '@/lib/db/client'
import { answerCancelation } from '@/lib/db/fulfilment/cancelations'
import { findShipments } from '@/lib/db/fulfilment/shipments'
import { send } from '@/lib/db/jobs/jobs'
import { lockOrder, noteOrderEvent, type PartRow } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { findConnection } from '@/lib/db/sellers/connections'
import { MAX_DECLINE_REASON } from '@/lib/domain/fulfilment/cancelation'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import type { Said } from '@/lib/domain/wire/said'
import { mail } from '@/lib/notices/news'
import { giveBack, isDisputed } from './give-back'

export type RequestAnswered = { kind: 'answered' | 'not_found' } | { kind: 'refused'; said: Said }

/** The seller agrees to cancel a paid sale that has not left: all of it is refunded, with our fee. Said twice it is done once. */
export async function acceptRequest(sellerId: string, sellerOrderId: string): Promise<RequestAnswered> {
  const answered = await answering(sellerId, sellerOrderId, async (tx, part, livemode) => {
    if (part.cancelation?.status !== 'requested') return null
    if (part.status !== 'captured') return { key: 'cancelation.notPaid' }
    if ((await findShipments([part.id], tx)).some(isLive)) return { key: 'cancelation.left' }
    if ((await findConnection(part.accountId, livemode, tx))?.status !== 'connected') return { key: 'cancelation.disconnected' }
    if (await isDisputed(tx, part.id)) return { key: 'cancelation.disputed' }
    await answerCancelation(tx, part.id, 'accepted', null)
    await giveBack(tx, part)
    await noteChange(tx, { actor: { sellerId }, deed: 'cancelation_accepted', subjectId: part.id })
    return null
  })
  if (answered.kind !== 'answered') return answered
  await advanceAndAnswer(answered.orderId, { reread: false })
  return { kind: 'answered' }
}

/** The seller declines to cancel a paid sale. @param typed why, for its buyer to read */
export async function declineRequest(sellerId: string, sellerOrderId: string, typed: string): Promise<RequestAnswered> {
  const reason = typed.trim()
  if (reason === '') return { kind: 'refused', said: { key: 'cancelation.noReason' } }
  if (reason.length > MAX_DECLINE_REASON) return { kind: 'refused', said: { key: 'fulfilment.tooLong', values: { max: MAX_DECLINE_REASON } } }
  const answered = await answering(sellerId, sellerOrderId, async (tx, part) => {
    if (part.cancelation?.status !== 'requested') return null
    await answerCancelation(tx, part.id, 'declined', reason)
    await noteOrderEvent(tx, { orderId: part.orderId, sellerOrderId: part.id, event: 'cancel_declined' })
    await noteChange(tx, { actor: { sellerId }, deed: 'cancelation_declined', subjectId: part.id, after: { reason } })
    const { id, data } = mail(part, 'buyer', 'cancel_declined')
    await send(tx, 'send-order-mail', data, { id })
    return null
  })
  return answered.kind === 'answered' ? { kind: 'answered' } : answered
}

type Answering = { kind: 'answered'; orderId: string } | { kind: 'not_found' } | { kind: 'refused'; said: Said }

/** @param answer what is done with the part under its order's lock; says why not, where it is not */
async function answering(
  sellerId: string,
  sellerOrderId: string,
  answer: (tx: Tx, part: PartRow, livemode: boolean) => Promise<Said | null>,
): Promise<Answering> {
  const sale = await findSale(sellerId, sellerOrderId)
  if (!sale?.cancelation) return { kind: 'not_found' }
  return transaction(async (tx): Promise<Answering> => {
    const { livemode, parts } = await lockOrder(tx, sale.orderId)
    const part = parts.find(({ id }) => id === sellerOrderId)
    if (!part) return { kind: 'not_found' }
    const said = await answer(tx, part, livemode)
    return said ? { kind: 'refused', said } : { kind: 'answered', orderId: sale.orderId }
  })
}
