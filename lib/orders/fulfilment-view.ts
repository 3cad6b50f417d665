import { findShipments, type ShipmentRow } from '@/lib/db/fulfilment/shipments'
import type { PartRow } from '@/lib/db/orders/orders'
import { findDropped } from '@/lib/db/refunds/refunds'
import { fulfilmentStatus, isLive, mayUndo, openPieces, withoutDropped } from '@/lib/domain/fulfilment/fulfilment'
import type { FulfilmentView, PiecesView, ShipmentView } from '@/lib/domain/wire/fulfilment-views'

const DAY = 86_400_000

type Part = Pick<PartRow, 'id' | 'status' | 'chargeWhen' | 'capturedAt' | 'delivery' | 'cancelation'> & {
  lines: Pick<PartRow['lines'][number], 'id' | 'name' | 'variantTitle' | 'quantity' | 'kind'>[]
}

/** How far the goods of these parts are on their way, by the part's id; parts with nothing to deliver are left out. Two statements for all. */
export async function readFulfilment(parts: Part[]): Promise<Map<string, FulfilmentView>> {
  const delivered = parts.filter(({ delivery }) => delivery !== null)
  const ids = delivered.map(({ id }) => id)
  const [shipments, dropped] = await Promise.all([findShipments(ids), findDropped(ids)])
  const now = new Date()
  return new Map(
    delivered.flatMap((part): [string, FulfilmentView][] => {
      const own = shipments.filter(({ sellerOrderId }) => sellerOrderId === part.id)
      const view = viewOf(part, withoutDropped(part.lines, dropped), own, now)
      return view ? [[part.id, view]] : []
    }),
  )
}

function viewOf(part: Part, lines: Part['lines'], shipments: ShipmentRow[], now: Date): FulfilmentView | null {
  const status = fulfilmentStatus(lines, shipments)
  // Of what is canceled nothing comes.
  if (status === null || part.cancelation?.status === 'accepted') return null
  const open = part.status === 'captured' ? openPieces(lines, shipments) : new Map<string, number>()
  return {
    status,
    isPickup: part.delivery?.deliverBy === 'pickup',
    isWhole: part.chargeWhen === 'on_shipment',
    open: [...open].flatMap(([lineId, quantity]) => piecesOf(part, lineId, quantity)),
    shipments: shipments.filter(isLive).map((shipment) => shipmentOf(part, shipment, now)),
    estimate: status === 'delivered' ? null : estimateOf(part),
  }
}

function shipmentOf(part: Part, shipment: ShipmentRow, now: Date): ShipmentView {
  const { id, carrier, trackingNumber, trackingUrl, shippedAt, deliveredAt, lines } = shipment
  return {
    ...{ id, carrier, trackingNumber, trackingUrl },
    shippedAt: shippedAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    pieces: lines.flatMap(({ orderLineId, quantity }) => piecesOf(part, orderLineId, quantity)),
    mayUndo: mayUndo(shipment, now),
  }
}

function piecesOf({ lines }: Part, lineId: string, quantity: number): PiecesView[] {
  return lines.flatMap(({ id, name, variantTitle }) => (id === lineId ? [{ lineId, name, variantTitle, quantity }] : []))
}

/** The days are promised from the order on, which for what is charged later is its charge. */
function estimateOf({ status, capturedAt, delivery }: Part): FulfilmentView['estimate'] {
  const [min, max] = [delivery?.minDays ?? delivery?.maxDays ?? null, delivery?.maxDays ?? delivery?.minDays ?? null]
  if (status !== 'captured' || !capturedAt || min === null || max === null || delivery?.deliverBy === 'pickup') return null
  const dayAfter = (days: number) => new Date(capturedAt.getTime() + days * DAY).toISOString()
  return { from: dayAfter(min), to: dayAfter(max) }
}
