import type { ReturnCondition } from '@/lib/domain/returns/return-form'
import type { ReturnPostage, ReturnReason } from '@/lib/domain/returns/return-policy'
import type { ReturnStatus } from '@/lib/domain/returns/return-state'
import type { ReturnWindow } from '@/lib/domain/returns/return-window'
import type { PiecesView } from './fulfilment-views'

/** Pieces of a line in a return. `receivedQuantity` and `condition`: as they arrived; null until they have. */
export type ReturnLineView = PiecesView & { id: string; receivedQuantity: number | null; condition: ReturnCondition | null; isRestocked: boolean }

/** A return, for who may see the order. Moments are ISO. */
export type ReturnView = {
  id: string
  status: ReturnStatus
  reason: ReturnReason
  words: string | null
  isWithdrawal: boolean
  requestedAt: string
  endedAt: string | null
  declineReason: string | null
  /** Where it is sent, in lines; null while its seller has not said. */
  address: string | null
  postage: ReturnPostage | null
  /** Until when it must be sent; null where it need not. */
  sendBy: string | null
  sentAt: string | null
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  receivedAt: string | null
  lines: ReturnLineView[]
  pictures: { url: string; width: number; height: number }[]
}

/** What of one seller's part its buyer sends back, or may. */
export type PartReturnsView = {
  partId: string
  shopName: string
  /** How the buyer may return something of it now; null where they may not. Until is ISO. */
  may: { kind: ReturnWindow['kind']; until: string } | null
  /** They could, but its shop is closed: nobody there would answer. */
  isShopClosed: boolean
  returns: ReturnView[]
}

/** What may be returned of a part, for the form. `postage`: who pays where the buyer has changed their mind. */
export type ReturnPageView = {
  receiptNumber: string
  shopName: string
  kind: ReturnWindow['kind']
  until: string
  postage: ReturnPostage
  pieces: ReturnPieces[]
}

export type ReturnPieces = PiecesView & { isMadeToOrder: boolean }

/** A return in the seller's list. */
export type ReturnListLine = {
  id: string
  partId: string
  receiptNumber: string
  buyerEmail: string
  requestedAt: string
  status: ReturnStatus
  names: string[]
}
