import { type Tx, transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { changeTasks } from '@/lib/db/operations/tasks'
import { findOrder, lockOrder, noteOrderEvent, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { changeReturns, findReturns, type ReturnChanges, type ReturnRow } from '@/lib/db/returns/returns'
import { isOpenReturn, nextReturnStatus, type ReturnVerb } from '@/lib/domain/returns/return-state'
import type { Said } from '@/lib/domain/wire/said'
import { mailReturn } from '@/lib/notices/news'
import { type Buyer, mayOpen } from '@/lib/orders/access'

export type ReturnChanged = { kind: 'changed' | 'not_found' } | { kind: 'refused'; said: Said }

/** Whose return it is: the order, the part of one seller, the return. */
export type ReturnOf = { orderId: string; partId: string; returnId: string }

const DAY = 86_400_000
const DAYS_TO_SEND = 30
const DAYS_TO_ANSWER = 7

/** Until when what is agreed must be sent; or, where nobody has said where to, until when the seller has time to. @param address where it is sent */
export function dueOnceApproved(address: string | null, now: Date): Date {
  return new Date(now.getTime() + (address ? DAYS_TO_SEND : DAYS_TO_ANSWER) * DAY)
}

/** Until when a seller has time to answer before the operator is reminded. */
export function dueOnceRequested(now: Date): Date {
  return new Date(now.getTime() + DAYS_TO_ANSWER * DAY)
}

/** The order, for who may ask its sellers for something: its buyer, or whoever holds a link that allows it. Null where there is none, or it is not theirs. */
export async function findAskersOrder(orderId: string, buyer: Buyer, key: string | undefined): Promise<OrderRow | null> {
  const order = await findOrder(orderId)
  return order && mayOpen(order, buyer, key, 'ask') ? order : null
}

/** @param change what is done under the order's lock; says why not, where it is not done */
export function changingReturn(
  { orderId, partId, returnId }: ReturnOf,
  change: (tx: Tx, row: ReturnRow, part: PartRow) => Promise<Said | null>,
): Promise<ReturnChanged> {
  return transaction(async (tx): Promise<ReturnChanged> => {
    const part = (await lockOrder(tx, orderId)).parts.find(({ id }) => id === partId)
    const row = (await findReturns([partId], tx)).find(({ id }) => id === returnId)
    if (!part || !row) return { kind: 'not_found' }
    const said = await change(tx, row, part)
    return said ? { kind: 'refused', said } : { kind: 'changed' }
  })
}

/** Whom a move is told, beside the order's history. `which` tells apart what may be told again. */
type Told = { event: string; mails: ('buyer' | 'seller')[]; about?: Parameters<typeof mailReturn>[2]; which?: string }

/**
 * Moves a return of an order that the transaction has locked, with all that follows: history, mails, and the operator's task once its seller has answered.
 * @returns why not, where that cannot happen to it (any more)
 */
export async function moveReturn(
  tx: Tx,
  row: ReturnRow,
  orderId: string,
  verb: ReturnVerb,
  changes: ReturnChanges,
  told: Told,
): Promise<Said | null> {
  const status = nextReturnStatus(row.status, verb)
  if (!status) return { key: 'returns.changed' }
  const ended = isOpenReturn({ status }) ? {} : { endedAt: new Date(), dueAt: null }
  await changeReturns(tx, [row.id], { ...changes, ...ended, status })
  await tellReturn(tx, { ...row, orderId }, status, told)
  return null
}

/** What follows from what has happened to a return of an order that the transaction has locked. */
export async function tellReturn(
  tx: Tx,
  row: Pick<ReturnRow, 'id' | 'sellerOrderId'> & { orderId: string },
  status: ReturnRow['status'],
  { event, mails, about = status, which }: Told,
): Promise<void> {
  const { orderId, sellerOrderId } = row
  await noteOrderEvent(tx, { orderId, sellerOrderId, event })
  for (const to of mails) {
    const { id, data } = mailReturn(row, to, about, which)
    await send(tx, 'send-return-mail', data, { id })
  }
  const waits = (await findReturns([sellerOrderId], tx)).some(waitsForAnswer)
  if (!waits) await changeTasks(tx, orderId, { open: [], close: [{ kind: 'return_unanswered', partId: sellerOrderId }] })
}

/** Whether its seller has something to say before the buyer can do anything: whether they take it back, or where to. */
export function waitsForAnswer({ status, address }: Pick<ReturnRow, 'status' | 'address'>): boolean {
  return status === 'requested' || (status === 'approved' && address === null)
}
