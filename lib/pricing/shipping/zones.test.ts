import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { emptyRate, type RateFormValues } from '@/lib/domain/shipping/rate-form'
import { MAX_ZONES, type ZoneFormValues, zoneFormValues } from '@/lib/domain/shipping/zone-form'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { getZone, listZones } from './list-zones'
import { moveZone } from './move-zone'
import { removeZone } from './remove-zone'
import { saveZone } from './save-zone'

await testDatabase()

const rate = (own: Partial<RateFormValues> = {}): RateFormValues => ({ ...emptyRate('new-1', 'usd'), name: 'Standard', price: '5', ...own })
const form = (own: Partial<ZoneFormValues> = {}): ZoneFormValues => ({
  name: 'Home',
  reach: 'countries',
  countries: ['US'],
  postalPrefixes: '',
  rates: [rate()],
  ...own,
})

/** A seller of their own with zones of these names. @returns the seller's id and the zones' ids */
async function shopWith(...names: string[]) {
  const { id: sellerId } = await makeSeller()
  const ids: string[] = []
  for (const name of names) {
    const id = randomUUID()
    expect(await saveZone(sellerId, { id, version: '' }, form({ name }))).toEqual({ kind: 'saved' })
    ids.push(id)
  }
  return { sellerId, ids }
}
const namesOf = async (sellerId: string) => (await listZones(sellerId)).map(({ name }) => name)
const theZone = async (sellerId: string, id: string | undefined) => {
  const zone = await getZone(sellerId, id ?? '')
  if (!zone) throw new Error('no such zone')
  return zone
}
const deeds = async (subjectId: string | undefined) =>
  (await db().auditEntry.findMany({ where: { subjectId: subjectId ?? '' }, orderBy: { createdAt: 'asc' } })).map(({ deed }) => deed)

test('a zone is saved with its rates in their order, behind the others', async () => {
  const { sellerId } = await shopWith('First')
  const id = randomUUID()
  const rates = [
    rate({ key: 'b', name: 'By weight', kind: 'by_weight', upToGrams: '500', minDays: '3', maxDays: '5' }),
    rate({ key: 'a', name: 'Free', kind: 'free_over', freeOver: '50' }),
  ]
  expect(await saveZone(sellerId, { id, version: '' }, form({ name: 'Second', countries: ['DE', 'AT'], postalPrefixes: '1, 20', rates }))).toEqual({
    kind: 'saved',
  })
  expect(await namesOf(sellerId)).toEqual(['First', 'Second'])
  expect(await theZone(sellerId, id)).toMatchObject({
    countries: ['AT', 'DE'],
    postalPrefixes: ['1', '20'],
    rates: [
      { name: 'By weight', kind: 'by_weight', priceMinor: 500, upToGrams: 500, minDays: 3, maxDays: 5 },
      { name: 'Free', kind: 'free_over', freeOverMinor: 5000, upToGrams: null },
    ],
  })
  expect(await deeds(id)).toEqual(['zone_created'])
})

test('a form that is sent twice makes one zone', async () => {
  const { id: sellerId } = await makeSeller()
  const seen = { id: randomUUID(), version: '' }
  const results = await Promise.all([1, 2, 3].map(() => saveZone(sellerId, seen, form())))
  expect(results).toEqual([{ kind: 'saved' }, { kind: 'saved' }, { kind: 'saved' }])
  expect(await namesOf(sellerId)).toEqual(['Home'])
  expect(await deeds(seen.id)).toEqual(['zone_created'])
})

test('an edit keeps the ids of the rates that stay, and its place among the zones', async () => {
  const { sellerId, ids } = await shopWith('First', 'Second')
  const before = await theZone(sellerId, ids[0])
  const kept = before.rates[0]?.id ?? ''
  const rates = [rate({ key: 'new-2', name: 'Express', price: '15' }), rate({ key: kept, price: '6' })]
  expect(await saveZone(sellerId, before, form({ name: 'Changed', rates }))).toEqual({ kind: 'saved' })
  const after = await theZone(sellerId, ids[0])
  expect(after.rates.map(({ name, priceMinor }) => [name, priceMinor])).toEqual([
    ['Express', 1500],
    ['Standard', 600],
  ])
  expect(after.rates[1]?.id).toBe(kept)
  expect(await namesOf(sellerId)).toEqual(['Changed', 'Second'])
  expect(await deeds(ids[0])).toEqual(['zone_created', 'zone_changed'])
})

test('two windows with one zone: the second is told how it stands, and writes with what it has then seen', async () => {
  const { sellerId, ids } = await shopWith('Home')
  const seen = await theZone(sellerId, ids[0])
  expect(await saveZone(sellerId, seen, form({ name: 'From one window' }))).toEqual({ kind: 'saved' })
  const second = await saveZone(sellerId, seen, form({ name: 'From the other' }))
  expect(second).toMatchObject({ kind: 'conflict', said: { key: 'shipping.changedElsewhere' }, zone: { name: 'From one window' } })
  expect(await namesOf(sellerId)).toEqual(['From one window'])
  const zone = second.kind === 'conflict' ? second.zone : null
  expect(await saveZone(sellerId, zone ?? seen, form({ name: 'From the other' }))).toEqual({ kind: 'saved' })
  expect(await namesOf(sellerId)).toEqual(['From the other'])
})

test('a zone deleted in another window is not made again unseen', async () => {
  const { sellerId, ids } = await shopWith('Home')
  const seen = await theZone(sellerId, ids[0])
  await removeZone(sellerId, seen.id)
  const result = await saveZone(sellerId, seen, form({ name: 'Again' }))
  expect(result).toEqual({ kind: 'conflict', said: { key: 'shipping.removedElsewhere' }, zone: null })
  expect(await namesOf(sellerId)).toEqual([])
  expect(await saveZone(sellerId, { id: seen.id, version: '' }, form({ name: 'Again' }))).toEqual({ kind: 'saved' })
})

test('what is wrong is named and nothing is written', async () => {
  const { id: sellerId } = await makeSeller({ connection: { country: 'BR', defaultCurrency: 'brl' } })
  const result = await saveZone(sellerId, { id: randomUUID(), version: '' }, form({ name: '' }))
  expect(result).toEqual({
    kind: 'invalid',
    errors: { name: { key: 'shipping.noZoneName' }, ofRates: { 'new-1': { currency: { key: 'shipping.currency' } } } },
  })
  expect(await namesOf(sellerId)).toEqual([])
})

test('a saved zone goes through its own form unchanged, and that is no change', async () => {
  const { sellerId, ids } = await shopWith('Home')
  const zone = await theZone(sellerId, ids[0])
  expect(await saveZone(sellerId, zone, zoneFormValues(zone, 'de-DE'), 'de-DE')).toEqual({ kind: 'saved' })
  expect(await theZone(sellerId, ids[0])).toEqual(zone)
  expect(await deeds(zone.id)).toEqual(['zone_created'])
})

test('nobody reads, changes, moves or deletes the zone of another seller', async () => {
  const { sellerId, ids } = await shopWith('Mine', 'Last')
  const { id: stranger } = await makeSeller()
  const mine = await theZone(sellerId, ids[0])
  expect(await getZone(stranger, mine.id)).toBeNull()
  expect(await saveZone(stranger, mine, form({ name: 'Taken' }))).toMatchObject({ kind: 'conflict', zone: null })
  expect(await saveZone(stranger, { id: mine.id, version: '' }, form({ name: 'Taken' }))).toEqual({ kind: 'not_found' })
  expect(await moveZone(stranger, mine.id, 1)).toEqual({ kind: 'not_found' })
  expect(await removeZone(stranger, mine.id)).toEqual({ kind: 'removed' })
  expect(await namesOf(sellerId)).toEqual(['Mine', 'Last'])
  expect(await namesOf(stranger)).toEqual([])
})

test('a zone moves to a place, twice is a no-op, and beyond the end it is the last', async () => {
  const { sellerId, ids } = await shopWith('A', 'B', 'C')
  for (let n = 0; n < 2; n++) expect(await moveZone(sellerId, ids[2] ?? '', 0)).toEqual({ kind: 'moved' })
  expect(await namesOf(sellerId)).toEqual(['C', 'A', 'B'])
  expect(await deeds(ids[2])).toEqual(['zone_created', 'zone_moved'])
  await moveZone(sellerId, ids[2] ?? '', 99)
  expect(await namesOf(sellerId)).toEqual(['A', 'B', 'C'])
})

test('zones that move, go and come at once keep one order', async () => {
  const { sellerId, ids } = await shopWith('A', 'B', 'C', 'D')
  await Promise.all([
    moveZone(sellerId, ids[3] ?? '', 0),
    moveZone(sellerId, ids[0] ?? '', 2),
    removeZone(sellerId, ids[1] ?? ''),
    saveZone(sellerId, { id: randomUUID(), version: '' }, form({ name: 'E' })),
  ])
  expect((await namesOf(sellerId)).sort()).toEqual(['A', 'C', 'D', 'E'])
  const rows = await db().shippingZone.findMany({ where: { sellerId } })
  expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length)
})

test('deleting takes the rates along, once', async () => {
  const { sellerId, ids } = await shopWith('Home')
  for (let n = 0; n < 2; n++) expect(await removeZone(sellerId, ids[0] ?? '')).toEqual({ kind: 'removed' })
  expect(await db().shippingRate.count({ where: { zoneId: ids[0] ?? '' } })).toBe(0)
  expect(await deeds(ids[0])).toEqual(['zone_created', 'zone_removed'])
})

test('a seller has at most twenty zones, also when the last two are sent at once', async () => {
  const { sellerId, ids } = await shopWith(...Array.from({ length: MAX_ZONES - 1 }, (_, at) => `Zone ${at}`))
  const both = await Promise.all(['X', 'Y'].map((name) => saveZone(sellerId, { id: randomUUID(), version: '' }, form({ name }))))
  expect(both.map(({ kind }) => kind).sort()).toEqual(['limited', 'saved'])
  expect(await db().shippingZone.count({ where: { sellerId } })).toBe(MAX_ZONES)
  expect(await saveZone(sellerId, await theZone(sellerId, ids[0]), form({ name: 'Still editable' }))).toEqual({ kind: 'saved' })
})

test('too many changes within an hour are refused with when to try again', async () => {
  const { sellerId, ids } = await shopWith('Home')
  await db().rateLimit.update({ where: { key: `zone:${sellerId}` }, data: { points: 300 } })
  const said = { key: 'shipping.tooManyNow', values: { minutes: expect.any(Number) } }
  expect(await saveZone(sellerId, { id: randomUUID(), version: '' }, form())).toEqual({ kind: 'limited', said })
  expect(await moveZone(sellerId, ids[0] ?? '', 0)).toEqual({ kind: 'limited', said })
  expect(await removeZone(sellerId, ids[0] ?? '')).toEqual({ kind: 'limited', said })
  expect(await namesOf(sellerId)).toEqual(['Home'])
})
