import { findShop } from '@/lib/db/catalog/shops'
import { type Tx, transaction } from '@/lib/db/client'
import { insertZone, lockOwnZones, writeZone } from '@/lib/db/shipping/edit-zones'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { MAX_ZONES, parseZoneForm, type ZoneDraft, type ZoneFormErrors } from '@/lib/domain/shipping/zone-form'
import type { Said } from '@/lib/domain/wire/said'
import { limitZones } from './limit-zones'
import { versionOf, type ZoneView, zoneView } from './zone-view'

export type SaveZoneResult =
  | { kind: 'saved' }
  | { kind: 'invalid'; errors: ZoneFormErrors }
  /** Changed or deleted elsewhere meanwhile; `zone` is how it stands now. Nothing was written. */
  | { kind: 'conflict'; said: Said; zone: ZoneView | null }
  /** Every field is fine, but this shop makes no more zones, or no more changes now. */
  | { kind: 'limited'; said: Said }
  | { kind: 'not_found' }

/** Which zone a form is about: the id, made by us before the form was opened, and the version the seller saw; empty for a new zone. */
export type SeenZone = { id: string; version: string }

/**
 * Saves a zone with its rates, unless someone else changed it first. What is stored already is saved: a form that is sent twice makes one zone.
 * @param sellerId of the person signed in, never from the form
 * @param form the fields as typed
 * @param locale in which they were typed
 */
export async function saveZone(sellerId: string, seen: SeenZone, form: unknown, locale?: string): Promise<SaveZoneResult> {
  const shop = await findShop(sellerId)
  if (!shop) return { kind: 'not_found' }
  const parsed = parseZoneForm(form, chargeCurrencies(shop.connection), locale)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  const limited = await limitZones(sellerId)
  if (limited) return { kind: 'limited', said: limited }
  return transaction((tx) => write(tx, sellerId, seen, parsed.draft))
}

async function write(tx: Tx, sellerId: string, seen: SeenZone, draft: ZoneDraft): Promise<SaveZoneResult> {
  const zones = await lockOwnZones(tx, sellerId)
  const current = zones.find(({ id }) => id === seen.id)
  if (!current) {
    if (seen.version !== '') return { kind: 'conflict', said: { key: 'shipping.removedElsewhere' }, zone: null }
    if (zones.length >= MAX_ZONES) return { kind: 'limited', said: { key: 'shipping.tooManyZones', values: { max: MAX_ZONES } } }
    const position = (zones.at(-1)?.position ?? -1) + 1
    return { kind: (await insertZone(tx, { id: seen.id, sellerId, position }, draft)) ? 'saved' : 'not_found' }
  }
  const version = versionOf(current)
  if (version === versionOf(draft)) return { kind: 'saved' }
  if (version !== seen.version) return { kind: 'conflict', said: { key: 'shipping.changedElsewhere' }, zone: zoneView(current) }
  await writeZone(tx, current, draft)
  return { kind: 'saved' }
}
