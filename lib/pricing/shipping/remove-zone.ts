import { transaction } from '@/lib/db/client'
import { deleteZone, lockOwnZones } from '@/lib/db/shipping/edit-zones'
import type { Said } from '@/lib/domain/wire/said'
import { limitZones } from './limit-zones'

/**
 * Deletes a seller's zone with its rates. Twice is a no-op, and so is somebody else's zone.
 * @param sellerId of the person signed in
 */
export async function removeZone(sellerId: string, zoneId: string): Promise<{ kind: 'removed' } | { kind: 'limited'; said: Said }> {
  const limited = await limitZones(sellerId)
  if (limited) return { kind: 'limited', said: limited }
  await transaction(async (tx) => {
    const zone = (await lockOwnZones(tx, sellerId)).find(({ id }) => id === zoneId)
    if (zone) await deleteZone(tx, zone)
  })
  return { kind: 'removed' }
}
