import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { Facts } from '@/lib/domain/audit/change'
import type { RateDraft } from '@/lib/domain/shipping/rate-form'
import type { ZoneDraft } from '@/lib/domain/shipping/zone-form'

const withRates = { rates: { orderBy: { position: 'asc' } } } satisfies Prisma.ShippingZoneInclude

/** A zone with its rates, as its seller edits it. */
export type ZoneRow = Plain<Prisma.ShippingZoneGetPayload<{ include: typeof withRates }>>

const inOrder = { include: withRates, orderBy: [{ position: 'asc' }, { id: 'asc' }] } satisfies Prisma.ShippingZoneFindManyArgs

/** A seller's zones, in the order in which an address is looked for. */
export function findOwnZones(sellerId: string): Promise<ZoneRow[]> {
  return db().shippingZone.findMany({ where: { sellerId }, ...inOrder })
}

/** The same, with the seller's zones locked until the transaction ends: nobody else adds, changes, moves or removes one meanwhile. */
export async function lockOwnZones(tx: Tx, sellerId: string): Promise<ZoneRow[]> {
  await lockSeller(tx, sellerId)
  return tx.shippingZone.findMany({ where: { sellerId }, ...inOrder })
}

/**
 * Adds a zone behind the others.
 * @returns false when its id is somebody else's; nothing was written then
 */
export async function insertZone(tx: Tx, zone: { id: string; sellerId: string; position: number }, draft: ZoneDraft): Promise<boolean> {
  const { name, countries, postalPrefixes, rates } = draft
  const { count } = await tx.shippingZone.createMany({ data: [{ ...zone, name, countries, postalPrefixes }], skipDuplicates: true })
  if (count === 0) return false
  await tx.shippingRate.createMany({ data: rateRows(zone.id, rates, []) })
  await noteChange(tx, { actor: { sellerId: zone.sellerId }, deed: 'zone_created', subjectId: zone.id, after: shown(draft) })
  return true
}

/** Writes a zone that the transaction has locked. A rate that stays keeps its id, so that a checkout that has chosen it keeps its choice. */
export async function writeZone(tx: Tx, before: ZoneRow, draft: ZoneDraft): Promise<void> {
  const { id, sellerId } = before
  const { name, countries, postalPrefixes, rates } = draft
  await tx.shippingZone.update({ where: { id }, data: { name, countries, postalPrefixes } })
  await tx.shippingRate.deleteMany({ where: { zoneId: id } })
  await tx.shippingRate.createMany({
    data: rateRows(
      id,
      rates,
      before.rates.map((rate) => rate.id),
    ),
  })
  await noteChange(tx, { actor: { sellerId }, deed: 'zone_changed', subjectId: id, before: shown(before), after: shown(draft) })
}

/** Deletes a zone that the transaction has locked, with its rates. Orders keep what they were promised. */
export async function deleteZone(tx: Tx, before: ZoneRow): Promise<void> {
  await tx.shippingZone.delete({ where: { id: before.id } })
  await noteChange(tx, { actor: { sellerId: before.sellerId }, deed: 'zone_removed', subjectId: before.id, before: shown(before) })
}

/** Puts a seller's zones, which the transaction has locked, into the order of `zones`. @param moved the one it is done for */
export async function writeOrder(tx: Tx, zones: ZoneRow[], moved: ZoneRow): Promise<void> {
  for (const [position, { id }] of zones.entries()) await tx.shippingZone.update({ where: { id }, data: { position } })
  const after = { place: zones.indexOf(moved) + 1 }
  await noteChange(tx, { actor: { sellerId: moved.sellerId }, deed: 'zone_moved', subjectId: moved.id, after })
}

function rateRows(zoneId: string, rates: RateDraft[], kept: string[]) {
  const free = new Set(kept)
  return rates.map(({ key, ...rate }, position) => ({ ...rate, zoneId, position, ...(free.delete(key) && { id: key }) }))
}

/** What a seller decides about a zone, for the record of changes. */
function shown({ name, countries, postalPrefixes, rates }: ZoneDraft | ZoneRow): Facts {
  return { name, countries: countries.join(' '), postalPrefixes: postalPrefixes.join(', '), rates: rates.map(shownRate).join('; ') }
}

function shownRate({ name, kind, currency, priceMinor, perItemMinor, freeOverMinor, upToGrams, minDays, maxDays }: Omit<RateDraft, 'key'>): string {
  const figures = { perItemMinor: perItemMinor || null, freeOverMinor, upToGrams, minDays, maxDays }
  const told = Object.entries(figures).flatMap(([column, value]) => (value === null ? [] : [`${column} ${value}`]))
  return [name, kind, `${priceMinor} ${currency}`, ...told].join(', ')
}
