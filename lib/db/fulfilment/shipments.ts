import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Deed, Facts } from '@/lib/domain/audit/change'

const withLines = { lines: { select: { orderLineId: true, quantity: true } } } satisfies Prisma.ShipmentInclude

/** A shipment with its pieces. */
export type ShipmentRow = Prisma.ShipmentGetPayload<{ include: typeof withLines }>

/** The shipments of these parts, also those that were undone, oldest first. */
export function findShipments(sellerOrderIds: string[], tx: Tx = db()): Promise<ShipmentRow[]> {
  if (sellerOrderIds.length === 0) return Promise.resolve([])
  const where = { sellerOrderId: { in: sellerOrderIds } }
  return tx.shipment.findMany({ where, include: withLines, orderBy: [{ shippedAt: 'asc' }, { id: 'asc' }] })
}

/** One shipment; null when there is none. */
export function findShipment(id: string, tx: Tx = db()): Promise<ShipmentRow | null> {
  return tx.shipment.findUnique({ where: { id }, include: withLines })
}

export type NewShipment = {
  id: string
  sellerOrderId: string
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  lines: { orderLineId: string; quantity: number }[]
}

/** Writes a shipment. The database refuses more pieces of a line than were bought. */
export async function insertShipment(tx: Tx, { lines, ...shipment }: NewShipment): Promise<void> {
  await tx.shipment.create({ data: shipment })
  await tx.shipmentLine.createMany({ data: lines.map((line) => ({ ...line, shipmentId: shipment.id })) })
}

type ShipmentChanges = Partial<Pick<ShipmentRow, 'carrier' | 'trackingNumber' | 'trackingUrl' | 'deliveredAt' | 'canceledAt'>>

/** Changes a shipment, and writes down who did it. */
export async function changeShipment(tx: Tx, before: ShipmentRow, changes: ShipmentChanges, by: { sellerId: string; deed: Deed }): Promise<void> {
  await tx.shipment.update({ where: { id: before.id }, data: changes })
  const facts = { before: shown(before), after: shown({ ...before, ...changes }) }
  await noteChange(tx, { actor: { sellerId: by.sellerId }, deed: by.deed, subjectId: before.sellerOrderId, ...facts })
}

function shown({ carrier, trackingNumber, trackingUrl, deliveredAt, canceledAt }: ShipmentRow): Facts {
  return {
    carrier,
    trackingNumber,
    trackingUrl,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    canceledAt: canceledAt?.toISOString() ?? null,
  }
}
