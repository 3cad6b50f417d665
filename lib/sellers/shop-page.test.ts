import sharp from 'sharp'
import { expect, test } from 'vitest'
import { removePictureIfUnused } from '@/lib/db/catalog/pictures'
import { db, transaction } from '@/lib/db/client'
import { readPersonData } from '@/lib/db/people/person-data'
import { finishClosure } from '@/lib/db/sellers/closures'
import { EMPTY_SHOP_PAGE, type ShopPageValues } from '@/lib/domain/sellers/shop-page'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { readShopAbout, readShopPageForm, readShopPolicies, saveShopPage } from './shop-page'

await testDatabase()
const typed: ShopPageValues = { ...EMPTY_SHOP_PAGE, story: 'One.\n\nTwo.', town: 'Lund', country: 'SE', returnWords: 'We mend.' }
const keep = { kind: 'keep' } as const
const upload = (background: string) =>
  sharp({ create: { width: 800, height: 200, channels: 3, background } })
    .png()
    .toBuffer()
const replace = async (background: string) => ({ kind: 'replace' as const, upload: await upload(background) })
const changes = (sellerId: string) => db().auditEntry.count({ where: { deed: 'shop_page_changed', subjectId: sellerId } })

test('a shop tells its story, place and words; nothing is changed twice by the same form', async () => {
  const { id } = await makeSeller()
  expect(await readShopAbout(id)).toMatchObject({ story: '', town: null, banner: null, legalName: null, businessName: 'Clay & Co' })
  expect(await saveShopPage(id, EMPTY_SHOP_PAGE, keep)).toEqual({ kind: 'saved' })
  expect(await changes(id)).toBe(0)
  const both = await Promise.all([saveShopPage(id, typed, keep), saveShopPage(id, typed, keep)])
  expect(both).toEqual([{ kind: 'saved' }, { kind: 'saved' }])
  expect(await changes(id)).toBe(1)
  expect(await readShopPageForm(id)).toEqual({ values: typed, bannerUrl: null })
  expect(await readShopAbout(id)).toMatchObject({ story: 'One.\n\nTwo.', town: 'Lund', country: 'SE', deliveryWords: null, returnWords: 'We mend.' })
})

test('the legal name is the one on invoices', async () => {
  const { id } = await makeSeller()
  const address = { line1: 'Gata 1', city: 'Lund', postalCode: '222 22', country: 'SE' }
  await db().sellerLegal.create({ data: { sellerId: id, legalName: 'Clay AB', taxId: 'SE1', ...address } })
  expect(await readShopAbout(id)).toMatchObject({ legalName: 'Clay AB' })
})

test('a banner is kept over changes of the text, replaced, and removed; the old picture goes unless another shop shows it', async () => {
  const [{ id }, other] = [await makeSeller(), await makeSeller()]
  await saveShopPage(id, typed, await replace('#123'))
  await saveShopPage(other.id, typed, await replace('#123'))
  const first = (await readShopAbout(id))?.banner
  expect(first).toMatchObject({ width: 800, height: 200 })
  await saveShopPage(id, { ...typed, town: 'Ystad' }, keep)
  expect((await readShopAbout(id))?.banner).toEqual(first)
  await saveShopPage(id, typed, await replace('#456'))
  const second = (await db().shopPage.findUniqueOrThrow({ where: { sellerId: id } })).bannerId ?? ''
  const kept = (await db().shopPage.findUniqueOrThrow({ where: { sellerId: other.id } })).bannerId ?? ''
  await transaction((tx) => removePictureIfUnused(tx, kept))
  expect(await db().picture.count({ where: { id: { in: [second, kept] } } })).toBe(2)
  await saveShopPage(id, typed, { kind: 'remove' })
  expect((await readShopAbout(id))?.banner).toBeNull()
  expect(await db().picture.count({ where: { id: second } })).toBe(0)
})

test('what is wrong is named by its field, the picture too, and nothing is written', async () => {
  const { id } = await makeSeller()
  const change = { kind: 'replace' as const, upload: Buffer.from('no picture') }
  expect(await saveShopPage(id, { ...typed, story: 'a'.repeat(5001) }, change)).toEqual({
    kind: 'invalid',
    errors: { story: { key: 'tooLong', values: { max: 5000 } }, picture: { key: 'picture.unreadable' } },
  })
  expect(await saveShopPage(id, typed, change)).toEqual({ kind: 'invalid', errors: { picture: { key: 'picture.unreadable' } } })
  expect(await db().shopPage.count({ where: { sellerId: id } })).toBe(0)
})

test('delivery and returns are told where the shop delivers something', async () => {
  const { id } = await makeSeller()
  expect(await readShopPolicies(id)).toBeNull()
  const rates = { create: [{ name: 'Post', kind: 'flat' as const, currency: 'usd', priceMinor: 500, position: 0 }] }
  await db().shippingZone.create({ data: { sellerId: id, name: 'Home', countries: ['SE'], position: 0, rates } })
  expect(await readShopPolicies(id)).toMatchObject({ zones: [{ countries: ['SE'], rates: [{ name: 'Post' }] }], returns: { windowDays: 14 } })
})

test('the page is in the data of its seller, and goes with the shop', async () => {
  const email = 'closing@souk.test'
  const { id } = await makeSeller({ email, connection: null })
  await saveShopPage(id, typed, await replace('#789'))
  expect((await readPersonData(email)).person?.seller?.page).toMatchObject({ town: 'Lund' })
  const { bannerId } = await db().shopPage.findUniqueOrThrow({ where: { sellerId: id } })
  await db().shopClosure.create({ data: { sellerId: id } })
  expect(await finishClosure(id, email)).toBe('closed')
  expect(await db().shopPage.count({ where: { sellerId: id } })).toBe(0)
  expect(await db().picture.count({ where: { id: bannerId ?? '' } })).toBe(0)
  expect(await saveShopPage(id, typed, keep)).toEqual({ kind: 'closed' })
})
