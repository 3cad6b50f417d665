import { findOwnZones } from '@/lib/db/shipping/edit-zones'
import { type ZoneView, zoneView } from './zone-view'

/** A seller's zones, in the order in which an address is looked for. */
export async function listZones(sellerId: string): Promise<ZoneView[]> {
  return (await findOwnZones(sellerId)).map(zoneView)
}

/** A seller's own zone for editing; null if there is none of this id or it is someone else's. */
export async function getZone(sellerId: string, zoneId: string): Promise<ZoneView | null> {
  return (await listZones(sellerId)).find(({ id }) => id === zoneId) ?? null
}
