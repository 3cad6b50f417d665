import { transaction } from '@/lib/db/client'
import { lockOwnZones, writeOrder } from '@/lib/db/shipping/edit-zones'
import type { Said } from '@/lib/domain/wire/said'
import { limitZones } from './limit-zones'

/**
 * Moves a seller's zone to another place among their zones, the first being 0; beyond the last it becomes the last. Twice is a no-op.
 * @param sellerId of the person signed in
 */
export async function moveZone(
  sellerId: string,
  zoneId: string,
  place: number,
): Promise<{ kind: 'moved' } | { kind: 'limited'; said: Said } | { kind: 'not_found' }> {
  const limited = await limitZones(sellerId)
  if (limited) return { kind: 'limited', said: limited }
  return transaction(async (tx) => {
    const zones = await lockOwnZones(tx, sellerId)
    const zone = zones.find(({ id }) => id === zoneId)
    if (!zone) return { kind: 'not_found' }
    const moved = zones.filter((other) => other !== zone).toSpliced(place, 0, zone)
    if (moved.indexOf(zone) !== zones.indexOf(zone)) await writeOrder(tx, moved, zone)
    return { kind: 'moved' }
  })
}
