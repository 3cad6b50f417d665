import { noteChange } from '@/lib/db/audit/audit-entries'
import { type Tx, transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { lockOrder, type PartRow } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { findPart } from '@/lib/db/orders/settlements'
import { findRefund, insertRefund } from '@/lib/db/refunds/refunds'
import { findReturn } from '@/lib/db/returns/returns'
import { findConnection } from '@/lib/db/sellers/connections'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import type { RefundStatus } from '@/lib/domain/refunds/refund-state'
import type { RefundPreview } from '@/lib/domain/wire/refund-views'
import type { Said } from '@/lib/domain/wire/said'
import { log } from '@/lib/log/log'
import { advanceRefund } from './advance-refund'
import { planRefund } from './refund-plan'

/** Who gives it back: the seller of the sale, the shop for a seller who wants it of what a bank suspects, or an operator. */
export type RefundBy = { sellerId: string } | { warnedSellerId: string } | { operatorId: string }

export type NewRefund = {
  /** Made by the page, so that pressing twice makes one refund. */
  refundId: string
  sellerOrderId: string
  draft: RefundDraft
  /** What the page said it comes to, in minor units: another amount is shown before it is refunded. */
  seenMinor: number
  returnId?: string | null
}

export type RefundCreated =
  | { kind: 'created'; status: RefundStatus }
  | { kind: 'not_found' }
  | { kind: 'changed'; preview: RefundPreview }
  | { kind: 'refused'; said: Said }

/** A job takes over should this process die before Stripe has answered. */
const SAFETY_SECONDS = 15

/**
 * Gives back a part, or something of it: the row is written first, then Stripe is asked. Said twice it is done once; whoever comes second with more than is left
 * reads what is left.
 */
export async function createRefund(by: RefundBy, wish: NewRefund): Promise<RefundCreated> {
  const orderId = (await findOwnPart(by, wish.sellerOrderId))?.orderId
  if (!orderId) return { kind: 'not_found' }
  const written = await transaction(async (tx): Promise<RefundCreated | null> => {
    const order = await lockOrder(tx, orderId)
    const part = order.parts.find(({ id }) => id === wish.sellerOrderId)
    if (!part) return { kind: 'not_found' }
    const made = await findRefund(wish.refundId, tx)
    if (made) return made.sellerOrderId === part.id ? null : { kind: 'not_found' }
    const said = (await isConnected(tx, part, order.livemode)) ? await wrongReturn(tx, wish) : ({ key: 'refunds.disconnected' } as const)
    if (said) return { kind: 'refused', said }
    const plan = await planRefund({ ...part, order }, wish.draft, tx)
    if (!plan.ok) return { kind: 'refused', said: plan.said }
    if (plan.preview.amountMinor !== wish.seenMinor) return { kind: 'changed', preview: plan.preview }
    await write(tx, by, part, wish, plan)
    return null
  })
  if (written) return written
  return { kind: 'created', status: await advanced(wish.refundId) }
}

/** The part, for who may refund it: its seller, or any operator. Null where there is none, or it is not theirs. */
export function findOwnPart(by: RefundBy, sellerOrderId: string): Promise<{ orderId: string; currency: string } | null> {
  const sellerId = sellerOf(by)
  return sellerId ? findSale(sellerId, sellerOrderId) : findPart(sellerOrderId)
}

/** Within the transaction: a second connection, while this one holds the order, could be waited for for ever. */
async function isConnected(tx: Tx, { accountId }: PartRow, livemode: boolean): Promise<boolean> {
  return (await findConnection(accountId, livemode, tx))?.status === 'connected'
}

async function wrongReturn(tx: Tx, { returnId, sellerOrderId }: NewRefund): Promise<Said | null> {
  if (!returnId) return null
  const row = await findReturn(returnId, tx)
  if (row?.sellerOrderId !== sellerOrderId) return { key: 'refunds.otherReturn' }
  return row.status === 'received' ? null : { key: 'refunds.returnChanged' }
}

type Plan = Extract<Awaited<ReturnType<typeof planRefund>>, { ok: true }>

async function write(tx: Tx, by: RefundBy, part: PartRow, wish: NewRefund, { amount, preview }: Plan): Promise<void> {
  const { refundId, returnId = null, draft } = wish
  const { lines, ...amounts } = amount
  const { origin, deed } = kindOf(by)
  const fee = { feePolicy: preview.policy, feeBackMinor: preview.feeBackMinor }
  const byUserId = 'operatorId' in by ? by.operatorId : null
  const { reason, note } = draft
  await insertRefund(tx, part.sellerId, {
    id: refundId,
    sellerOrderId: part.id,
    origin: returnId ? 'return' : origin,
    byUserId,
    returnId,
    ...amounts,
    ...fee,
    reason,
    note,
    status: 'asked',
    lines,
  })
  const sellerId = sellerOf(by)
  const actor = sellerId ? { sellerId } : { userId: byUserId ?? '' }
  const after = { amount: amount.amountMinor, currency: part.currency, feeBack: preview.feeBackMinor }
  await noteChange(tx, { actor, deed, subjectId: part.id, after })
  await send(tx, 'advance-refund', { refundId }, { startAfter: SAFETY_SECONDS })
}

function sellerOf(by: RefundBy): string | null {
  if ('sellerId' in by) return by.sellerId
  return 'warnedSellerId' in by ? by.warnedSellerId : null
}

function kindOf(by: RefundBy) {
  if ('sellerId' in by) return { origin: 'seller', deed: 'sale_refunded' } as const
  if ('warnedSellerId' in by) return { origin: 'fraud_warning', deed: 'warned_sale_refunded' } as const
  return { origin: 'operator', deed: 'order_refunded' } as const
}

/** What the refund has become by now. What goes wrong on the way is taken up by its job. */
async function advanced(refundId: string): Promise<RefundStatus> {
  try {
    await advanceRefund(refundId)
  } catch (err) {
    log.error({ err, refundId }, 'A refund could not be advanced at once; its job goes on')
  }
  return (await findRefund(refundId))?.status ?? 'asked'
}
