import { createHash } from 'node:crypto'
import type { ZoneRow } from '@/lib/db/shipping/edit-zones'
import type { ShippingRate, ShippingZone } from '@/lib/domain/shipping/rates'
import type { ZoneDraft } from '@/lib/domain/shipping/zone-form'

/** A zone as its seller edits it. `version` changes with whatever the form shows. */
export type ZoneView = ShippingZone & { version: string }

/** A seller's zone, without what the database alone needs. */
export function zoneView(row: ZoneRow): ZoneView {
  const { id, name, countries, postalPrefixes } = row
  return { id, name, countries, postalPrefixes, rates: row.rates.map((rate) => ({ id: rate.id, ...figuresOf(rate) })), version: versionOf(row) }
}

/** The version of a zone, or of what a form would make of it: equal where both say the same. */
export function versionOf({ name, countries, postalPrefixes, rates }: ZoneRow | ZoneDraft): string {
  const facts = [name, countries, postalPrefixes, rates.map((rate) => Object.values(figuresOf(rate)))]
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
}

function figuresOf(rate: Omit<ShippingRate, 'id'>): Omit<ShippingRate, 'id'> {
  const { name, kind, currency, priceMinor, perItemMinor, freeOverMinor, upToGrams, minDays, maxDays } = rate
  return { name, kind, currency, priceMinor, perItemMinor, freeOverMinor, upToGrams, minDays, maxDays }
}
