import { writeShopEvent } from '@/lib/db/api/outbox'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { type Tx, transaction } from '@/lib/db/client'
import { answerCancelation } from '@/lib/db/fulfilment/cancelations'
import { findShipment, findShipments, insertShipment } from '@/lib/db/fulfilment/shipments'
import { send } from '@/lib/db/jobs/jobs'
import { lockOrder, noteOrderEvent, type PartRow } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { findDropped } from '@/lib/db/refunds/refunds'
import { openPieces, withoutDropped } from '@/lib/domain/fulfilment/fulfilment'
import { parseQuantities, parseTracking, type ShipFormValues, type Tracking, type TrackingErrors } from '@/lib/domain/fulfilment/ship-form'
import type { Said } from '@/lib/domain/wire/said'
import { mailShipment } from '@/lib/notices/news'

/** Every shipment is told to the buyer by mail, so one that is undone and made again counts. */
const MAX_SHIPMENTS = 40

export type ItemsShipped = { kind: 'shipped' } | { kind: 'not_found' } | { kind: 'invalid'; errors: TrackingErrors } | { kind: 'refused'; said: Said }

/**
 * The seller has sent off pieces of a paid sale or, where the buyer comes for them, has laid them out. Their buyer is told by mail.
 * @param sellerId of the person signed in
 * @param id of the shipment it makes: sent twice it is made once
 */
export async function shipItems(sellerId: string, sellerOrderId: string, id: string, form: ShipFormValues): Promise<ItemsShipped> {
  const sale = await findSale(sellerId, sellerOrderId)
  if (!sale) return { kind: 'not_found' }
  const isPickup = sale.delivery?.deliverBy === 'pickup'
  const parsed = isPickup ? { ok: true as const, tracking: UNTRACKED } : parseTracking(form)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  return transaction(async (tx): Promise<ItemsShipped> => {
    const part = (await lockOrder(tx, sale.orderId)).parts.find((each) => each.id === sellerOrderId)
    const made = await findShipment(id, tx)
    if (made) return { kind: made.sellerOrderId === sellerOrderId ? 'shipped' : 'not_found' }
    // Once it is refunded it is not paid either: why is what matters.
    if (part?.cancelation?.status === 'accepted') return { kind: 'refused', said: { key: 'fulfilment.canceled' } }
    if (part?.status !== 'captured') return { kind: 'refused', said: { key: 'fulfilment.notPaid' } }
    const shipments = await findShipments([sellerOrderId], tx)
    if (shipments.length >= MAX_SHIPMENTS) return { kind: 'refused', said: { key: 'fulfilment.tooManyShipments' } }
    const lines = withoutDropped(part.lines, await findDropped([sellerOrderId], tx))
    const open = part.delivery ? openPieces(lines, shipments) : new Map<string, number>()
    const read = parseQuantities(form.quantities, open)
    if (!read.ok) return { kind: 'refused', said: read.said }
    // What was agreed is charged and sent as one.
    if (part.chargeWhen === 'on_shipment' && !isAllOf(open, read.pieces)) return { kind: 'refused', said: { key: 'fulfilment.whole' } }
    await write(tx, sellerId, part, { id, pieces: read.pieces, tracking: parsed.tracking, isPickup })
    return { kind: 'shipped' }
  })
}

function isAllOf(open: Map<string, number>, pieces: Map<string, number>): boolean {
  return [...open].every(([lineId, quantity]) => pieces.get(lineId) === quantity)
}

const UNTRACKED: Tracking = { carrier: null, trackingNumber: null, trackingUrl: null }

type Made = { id: string; pieces: Map<string, number>; tracking: Tracking; isPickup: boolean }

async function write(tx: Tx, sellerId: string, part: PartRow, { id, pieces, tracking, isPickup }: Made): Promise<void> {
  const lines = [...pieces].map(([orderLineId, quantity]) => ({ orderLineId, quantity }))
  await insertShipment(tx, { id, sellerOrderId: part.id, ...tracking, lines })
  // Shipping answers the buyer who asked to cancel: the shipment stands.
  if (part.cancelation?.status === 'requested') await answerCancelation(tx, part.id, 'declined', null)
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
  await noteOrderEvent(tx, {
    orderId: part.orderId,
    sellerOrderId: part.id,
    event: isPickup ? 'pickup_ready' : 'items_shipped',
    detail: { quantity },
  })
  await noteChange(tx, { actor: { sellerId }, deed: 'sale_shipped', subjectId: part.id, after: { quantity, ...tracking } })
  await writeShopEvent(tx, { sellerId, type: 'shipment.created', data: { object: 'shipment', id, order: part.id } })
  const job = mailShipment(part, id)
  await send(tx, 'send-order-mail', job.data, { id: job.id })
}
