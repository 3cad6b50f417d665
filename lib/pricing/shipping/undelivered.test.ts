import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { emptyRate } from '@/lib/domain/shipping/rate-form'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { listDelivered } from './list-delivered'
import { saveZone } from './save-zone'
import { undelivered } from './undelivered'

await testDatabase()

const addZone = (sellerId: string, currency: string) =>
  saveZone(
    sellerId,
    { id: randomUUID(), version: '' },
    { name: 'World', reach: 'everywhere', rates: [{ ...emptyRate('new-1', currency), name: 'Standard', price: '5' }] },
  )
const deliveryStep = async (sellerId: string) => (await sellerOverview(sellerId)).steps.find(({ id }) => id === 'delivery')

test('physical products on sale without a rate in their currency are named, until there is one', async () => {
  const { id } = await makeSeller()
  await makeProduct(id, { name: 'Mug', kind: 'physical' })
  await makeProduct(id, { name: 'Print', kind: 'physical', currency: 'eur' })
  await makeProduct(id, { name: 'Old mug', kind: 'physical', status: 'archived' })
  await makeProduct(id, { name: 'Pattern', kind: 'digital' })
  await makeProduct(id, { name: 'Course', kind: 'service' })
  const all = await undelivered(id)
  expect(all).toMatchObject({ more: 0, hasZones: false })
  expect(all?.names.toSorted()).toEqual(['Mug', 'Print'])
  expect(await deliveryStep(id)).toMatchObject({ status: 'todo', optional: false })
  await addZone(id, 'usd')
  expect(await undelivered(id)).toEqual({ names: ['Print'], more: 0, hasZones: true })
  expect(await deliveryStep(id)).toMatchObject({ status: 'done', reason: { code: 'zones', count: 1 } })
  await addZone(id, 'eur')
  expect(await undelivered(id)).toBeNull()
})

test('of many products five are named and the others counted', async () => {
  const { id } = await makeSeller()
  for (let at = 0; at < 7; at++) await makeProduct(id, { name: `Mug ${at}`, kind: 'physical' })
  expect(await undelivered(id)).toMatchObject({ names: { length: 5 }, more: 2, hasZones: false })
})

test('a zone of another seller delivers nothing here, and a shop of services alone needs none', async () => {
  const [{ id }, { id: other }] = [await makeSeller(), await makeSeller()]
  await addZone(other, 'usd')
  await makeProduct(id, { name: 'Course', kind: 'service' })
  expect(await undelivered(id)).toBeNull()
  expect(await deliveryStep(id)).toMatchObject({ optional: true, reason: { code: 'nothingDelivered' } })
  await makeProduct(id, { name: 'Mug', kind: 'physical' })
  expect(await undelivered(id)).toEqual({ names: ['Mug'], more: 0, hasZones: false })
})

test('the preview offers what is on sale and delivered, the newest first, with its weight', async () => {
  const { id } = await makeSeller()
  const mug = await makeProduct(id, { name: 'Mug', kind: 'physical', createdAt: new Date('2026-01-01') })
  await db().variant.updateMany({ where: { productId: mug.id }, data: { weightGrams: 350 } })
  await makeProduct(id, { name: 'Bowl', kind: 'physical' })
  await makeProduct(id, { name: 'Course', kind: 'service' })
  await makeProduct(id, { name: 'Old', kind: 'physical', status: 'archived' })
  const offered = (await listDelivered(id)).map(({ name, priceMinor, weightGrams }) => ({ name, priceMinor, weightGrams }))
  expect(offered).toEqual([
    { name: 'Bowl', priceMinor: 1250, weightGrams: null },
    { name: 'Mug', priceMinor: 1250, weightGrams: 350 },
  ])
})
