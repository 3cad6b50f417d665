import { db, type Tx } from '@/lib/db/client'
import { isSameShipTo, type ShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'

/** How many addresses of a person are kept: the ones used last. */
const MOST_ADDRESSES = 10

export type SavedAddressRow = ShipTo & { id: string }

/** The addresses a signed-in person had things delivered to, the last used first. */
export function findAddresses(userId: string, tx: Tx = db()): Promise<SavedAddressRow[]> {
  return tx.savedAddress.findMany({ where: { userId }, orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }], take: MOST_ADDRESSES })
}

/** Keeps an address for its person, or notes that it was used again. */
export async function keepAddress(tx: Tx, userId: string, shipTo: ShipTo): Promise<void> {
  const known = (await findAddresses(userId, tx)).find((row) => isSameShipTo(shipToOf(row), shipTo))
  if (known) await tx.savedAddress.update({ where: { id: known.id }, data: { lastUsedAt: new Date() } })
  else await tx.savedAddress.create({ data: { ...shipTo, userId } })
}

/** Removes an address; one that is gone, or somebody else's, is left alone. @returns whether there was one */
export async function deleteAddress(userId: string, id: string): Promise<boolean> {
  return (await db().savedAddress.deleteMany({ where: { id, userId } })).count === 1
}
