import type { Tx } from '@/lib/db/client'
import { findDisputes } from '@/lib/db/disputes/disputes'
import { findShipments, type ShipmentRow } from '@/lib/db/fulfilment/shipments'
import type { PartRow } from '@/lib/db/orders/orders'
import { findDropped } from '@/lib/db/refunds/refunds'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import { chargedShares } from '@/lib/domain/order/charged-share'
import type { PaidLine, PaidPart } from '@/lib/domain/refunds/refund-amount'

type Part = Pick<PartRow, 'id' | 'currency' | 'amountMinor' | 'partialCapture' | 'lines' | 'amount' | 'discounts' | 'taxLines' | 'cancelation'>

/** What the buyer paid a part for, line by line after its discounts, and which pieces have left or never will. Of what was captured a bank may have taken some. */
export async function readPaidPart(part: Part, tx?: Tx): Promise<PaidPart> {
  const [shipments, dropped] = [await findShipments([part.id], tx), await findDropped([part.id], tx)]
  const isCanceled = part.cancelation?.status === 'accepted'
  const shares = chargedShares(part)
  const lines = part.lines.flatMap((line, at): PaidLine[] => {
    const share = shares.lines[at]
    // What leaves in no parcel is its buyer's with the payment.
    const shipped = line.kind === 'physical' ? shippedOf(shipments, line.id) : line.quantity
    const never = isCanceled ? line.quantity : (dropped.get(line.id) ?? 0)
    return share ? [{ ...share, id: line.id, quantity: line.quantity, shipped, dropped: never }] : []
  })
  const takenMinor = (await findDisputes([part.id], tx)).reduce((sum, dispute) => sum + dispute.takenMinor, 0)
  return { currency: part.currency, capturedMinor: part.amountMinor - takenMinor, shipping: shares.shipping, lines }
}

function shippedOf(shipments: ShipmentRow[], lineId: string): number {
  const pieces = shipments.filter(isLive).flatMap(({ lines }) => lines)
  return pieces.reduce((total, { orderLineId, quantity }) => total + (orderLineId === lineId ? quantity : 0), 0)
}
