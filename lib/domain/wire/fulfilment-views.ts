import type { FulfilmentStatus } from '@/lib/domain/fulfilment/fulfilment'

/** Pieces of a line in a shipment, or left to be shipped. */
export type PiecesView = { lineId: string; name: string; variantTitle: string; quantity: number }

export type ShipmentView = {
  id: string
  shippedAt: string
  deliveredAt: string | null
  /** A code of the table of carriers, or "other"; null where nothing is tracked. */
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  pieces: PiecesView[]
  /** Whether its seller may still take back what they said of it last. */
  mayUndo: boolean
}

/** How far the goods of a part are on their way, for buyer and seller. Shipments that were undone are left out. */
export type FulfilmentView = {
  status: FulfilmentStatus
  isPickup: boolean
  /** Charged on shipment: it leaves in one parcel. */
  isWhole: boolean
  /** What is still to be shipped; empty where nothing is, or the part is not paid. */
  open: PiecesView[]
  shipments: ShipmentView[]
  /** Days between which it arrives, as its seller promised; null where they did not, or it is not paid or has arrived. ISO. */
  estimate: { from: string; to: string } | null
}
