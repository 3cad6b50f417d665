import { deleteAddress, findAddresses } from '@/lib/db/shipping/addresses'
import { type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'

/** An address of a person with the id it is removed by. */
export type OwnAddress = { id: string; shipTo: ShipTo }

/** Where a person had things delivered, the last one first: at most ten. */
export async function listAddresses(userId: string): Promise<OwnAddress[]> {
  return (await findAddresses(userId)).map((row) => ({ id: row.id, shipTo: shipToOf(row) }))
}

/** Forgets one of them. Orders keep theirs. One that is gone, or somebody else's, is left alone. */
export async function removeAddress(userId: string, id: string): Promise<void> {
  await deleteAddress(userId, id)
}
