import { findAddresses } from '@/lib/db/shipping/addresses'
import { isSameShipTo, type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { Buyer } from '@/lib/orders/access'

/** Where this buyer had things delivered before, the last one first. A guest's addresses are kept by nobody. */
export async function knownAddresses({ viewer }: Buyer): Promise<ShipTo[]> {
  return viewer ? (await findAddresses(viewer.userId)).map(shipToOf) : []
}

/** What the page shows of where things go. @param known `knownAddresses`, the first of which is chosen unless another was typed */
export function shownShipTo(isDelivered: boolean, address: ShipTo | null, known: ShipTo[]): CheckoutView['shipTo'] {
  if (!isDelivered) return null
  const others = address === null ? known : known.filter((each) => !isSameShipTo(each, address))
  return { address, known: address === null ? others : [address, ...others] }
}
