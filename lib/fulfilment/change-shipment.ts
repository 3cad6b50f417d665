import { type Tx, transaction } from '@/lib/db/client'
import { changeShipment, findShipment, type ShipmentRow } from '@/lib/db/fulfilment/shipments'
import { lockOrder, noteOrderEvent } from '@/lib/db/orders/orders'
import { findSale, type SaleRow } from '@/lib/db/orders/sales'
import { findReturns } from '@/lib/db/returns/returns'
import { isLive, mayUndo } from '@/lib/domain/fulfilment/fulfilment'
import { parseTracking, type TrackingErrors, type TrackingValues } from '@/lib/domain/fulfilment/ship-form'
import { holdsPieces } from '@/lib/domain/returns/return-state'
import type { Said } from '@/lib/domain/wire/said'

export type ShipmentChanged = { kind: 'changed' } | { kind: 'not_found' } | { kind: 'refused'; said: Said }
export type TrackingCorrected = ShipmentChanged | { kind: 'invalid'; errors: TrackingErrors }

/** Whose shipment it is: the seller who is signed in, and the sale it belongs to. */
export type ShipmentOf = { sellerId: string; sellerOrderId: string; shipmentId: string }

/** Corrects how a shipment can be followed. Its buyer sees it on their order; no further mail is sent. */
export async function correctTracking(of: ShipmentOf, form: TrackingValues): Promise<TrackingCorrected> {
  const parsed = parseTracking(form)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  const { sellerId } = of
  return changing(of, async (tx, shipment) => {
    if (!isLive(shipment)) return GONE
    await changeShipment(tx, shipment, parsed.tracking, { sellerId, deed: 'shipment_changed' })
    return 'shipment_changed'
  })
}

/** The seller says that a shipment has arrived, or was picked up. Said twice it changes nothing. */
export function markDelivered(of: ShipmentOf): Promise<ShipmentChanged> {
  return changing(of, async (tx, shipment, sale) => {
    if (!isLive(shipment)) return GONE
    if (shipment.deliveredAt) return null
    await changeShipment(tx, shipment, { deliveredAt: new Date() }, { sellerId: of.sellerId, deed: 'shipment_delivered' })
    return sale.delivery?.deliverBy === 'pickup' ? 'picked_up' : 'delivered'
  })
}

/** The seller takes back what they said last of a shipment, within a day: that it has arrived or, before that, that it was sent at all. */
export function undoShipment(of: ShipmentOf): Promise<ShipmentChanged> {
  return changing(of, async (tx, shipment) => {
    const now = new Date()
    if (!isLive(shipment)) return null
    if (!mayUndo(shipment, now)) return { key: 'fulfilment.tooLateToUndo' }
    // What comes back has left.
    if (!shipment.deliveredAt && (await findReturns([of.sellerOrderId], tx)).some(holdsPieces)) return { key: 'returns.comesBack' }
    const changes = shipment.deliveredAt ? { deliveredAt: null } : { canceledAt: now }
    await changeShipment(tx, shipment, changes, { sellerId: of.sellerId, deed: 'shipment_undone' })
    return shipment.deliveredAt ? 'delivery_undone' : 'shipment_undone'
  })
}

const GONE: Said = { key: 'fulfilment.undone' }

/** What the order's history says of the change, why it was not made, or null where there was nothing to do. */
type Outcome = string | Said | null

async function changing(
  { sellerId, sellerOrderId, shipmentId }: ShipmentOf,
  change: (tx: Tx, shipment: ShipmentRow, sale: SaleRow) => Promise<Outcome>,
): Promise<ShipmentChanged> {
  const sale = await findSale(sellerId, sellerOrderId)
  if (!sale) return { kind: 'not_found' }
  return transaction(async (tx): Promise<ShipmentChanged> => {
    await lockOrder(tx, sale.orderId)
    const shipment = await findShipment(shipmentId, tx)
    if (shipment?.sellerOrderId !== sellerOrderId) return { kind: 'not_found' }
    const outcome = await change(tx, shipment, sale)
    if (outcome !== null && typeof outcome !== 'string') return { kind: 'refused', said: outcome }
    if (outcome) await noteOrderEvent(tx, { orderId: sale.orderId, sellerOrderId, event: outcome })
    return { kind: 'changed' }
  })
}
