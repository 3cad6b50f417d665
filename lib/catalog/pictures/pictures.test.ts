import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { readCart } from '@/lib/cart/read-cart'
import { createProduct } from '@/lib/catalog/create-product'
import { getProduct } from '@/lib/catalog/get-product'
import { updateProduct } from '@/lib/catalog/update-product'
import { db } from '@/lib/db/client'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { addPicture } from './add-picture'
import { listPictures, movePicture, removePicture, showPictureFor } from './order-pictures'

await testDatabase()
const seller = await makeSeller()
const form = { name: 'Bowl', description: '', price: '12.50', currency: 'usd', stock: '3' }
const file = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer()

async function product(colors: string[]) {
  const made = await createProduct(seller.id, form, null)
  if (made.kind !== 'created') throw new Error(made.kind)
  for (const color of colors) expect(await addPicture(seller.id, made.product.id, await file(color))).toEqual({ kind: 'added' })
  const ids = async () => (await listPictures(seller.id, made.product.id)).pictures.map(({ id }) => id)
  return { ...made.product, ids, first: async () => (await db().product.findUniqueOrThrow({ where: { id: made.product.id } })).pictureId }
}

test('pictures are shown in the order in which they came, the first on cards', async () => {
  const bowl = await product(['#111', '#222', '#333'])
  const ids = await bowl.ids()
  expect(ids).toHaveLength(3)
  expect(await bowl.first()).toBe(ids[0])
  expect((await getProduct(bowl.slug))?.pictures).toEqual(ids.map((id) => ({ url: `/pictures/${id}`, width: 300, height: 200 })))
})

test('the same picture twice is one, and there is a most of them', async () => {
  const bowl = await product(['#111', '#111'])
  expect(await bowl.ids()).toHaveLength(1)
  for (let at = 1; at < MAX_PICTURES; at++) await addPicture(seller.id, bowl.id, await file(`#00${at.toString(16)}`))
  expect(await addPicture(seller.id, bowl.id, await file('#fff'))).toMatchObject({ kind: 'refused', said: { key: 'picture.tooMany' } })
  expect(await bowl.ids()).toHaveLength(MAX_PICTURES)
})

test('a picture is moved to the front, and when the first is removed the next takes its place', async () => {
  const bowl = await product(['#a11', '#a22', '#a33'])
  const [a = '', b = '', c = ''] = await bowl.ids()
  expect(await movePicture(seller.id, bowl.id, c, 0)).toBe(true)
  expect(await bowl.ids()).toEqual([c, a, b])
  expect(await removePicture(seller.id, bowl.id, c)).toBe(true)
  expect(await bowl.ids()).toEqual([a, b])
  expect(await bowl.first()).toBe(a)
  expect(await db().picture.count({ where: { id: c } })).toBe(0)
})

test('a picture that another product shows is kept', async () => {
  const [one, other] = [await product(['#b11', '#b22']), await product(['#b00', '#b22'])]
  const [, shared = ''] = await one.ids()
  await removePicture(seller.id, one.id, shared)
  expect(await other.ids()).toContain(shared)
  expect(await db().picture.count({ where: { id: shared } })).toBe(1)
})

test('the form of a product that is open meanwhile can still be saved, and its picture gives way to the next', async () => {
  const bowl = await product(['#c11', '#c22'])
  const [, next] = await bowl.ids()
  const { version } = bowl
  expect(await updateProduct(seller.id, bowl.id, form, { version, stock: 3 }, { kind: 'remove' })).toMatchObject({ kind: 'updated' })
  expect(await bowl.ids()).toEqual([next])
})

test('nobody else orders them', async () => {
  const bowl = await product(['#d11', '#d22'])
  const stranger = await makeSeller()
  const [first = ''] = await bowl.ids()
  expect(await addPicture(stranger.id, bowl.id, await file('#d33'))).toEqual({ kind: 'not_found' })
  expect(await movePicture(stranger.id, bowl.id, first, 1)).toBe(false)
  expect(await removePicture(stranger.id, bowl.id, first)).toBe(false)
  expect(await listPictures(stranger.id, bowl.id)).toEqual({ pictures: [], subjects: [] })
  expect(await showPictureFor(stranger.id, bowl.id, first, null)).toBe(false)
  expect(await bowl.ids()).toHaveLength(2)
})

test('a variant shows the picture of its value: on the product page, in the cart and on orders; a removed picture is shown by none', async () => {
  const options = { option1: 'Size', values1: 'S, M', option2: 'Colour', values2: 'Blue, Red' }
  const made = await createProduct(seller.id, { ...form, stock: '', ...options }, null)
  if (made.kind !== 'created') throw new Error(made.kind)
  const { id, slug } = made.product
  for (const color of ['#e11', '#e22']) await addPicture(seller.id, id, await file(color))
  const { pictures, subjects } = await listPictures(seller.id, id)
  expect(subjects.map(({ option, values }) => [option, values.map(({ name }) => name)])).toEqual([
    ['Size', ['S', 'M']],
    ['Colour', ['Blue', 'Red']],
  ])
  const red = subjects[1]?.values[1]?.id ?? ''
  const [first, second] = [pictures[0]?.id ?? '', pictures[1]?.id ?? '']
  expect(await showPictureFor(seller.id, id, second, red)).toBe(true)
  expect(await showPictureFor(seller.id, id, 'x'.repeat(43), red)).toBe(false)
  const shown = async () =>
    Object.fromEntries(((await getProduct(slug))?.variants ?? []).map(({ title, pictureUrl }) => [title, pictureUrl?.split('/').at(-1)]))
  expect(await shown()).toEqual({ 'S / Blue': first, 'S / Red': second, 'M / Blue': first, 'M / Red': second })

  const owner = { userId: null, browserHash: randomUUID() }
  const variant = await db().variant.findFirstOrThrow({ where: { productId: id, title: 'M / Red' } })
  expect(variant.pictureId).toBe(second)
  await addItem(owner, { addId: randomUUID(), variantId: variant.id, quantity: 1, seenPriceMinor: 1250, seenCurrency: 'usd' })
  expect((await readCart(owner)).groups[0]?.lines[0]?.product.pictureUrl).toBe(`/pictures/${second}`)

  // A size that comes later is pictured too, and a colour that is called otherwise keeps its picture.
  const edit = { ...form, stock: '', ...options, values1: 'S, M, L', values2: 'Blue, Crimson' }
  expect(await updateProduct(seller.id, id, edit, { version: made.product.version, stock: null }, { kind: 'keep' })).toMatchObject({
    kind: 'updated',
  })
  expect(await shown()).toMatchObject({ 'L / Blue': first, 'L / Crimson': second, 'S / Crimson': second })

  await removePicture(seller.id, id, second)
  expect(await shown()).toMatchObject({ 'L / Crimson': first })
  expect(await db().optionValue.count({ where: { pictureId: { not: null }, option: { productId: id } } })).toBe(0)
})

test('a value has one picture, and a value of another product is left alone', async () => {
  const [one, other] = await Promise.all(
    ['Blue, Red', 'Green, Red'].map((values1) => createProduct(seller.id, { ...form, stock: '', option1: 'Colour', values1 }, null)),
  )
  if (one?.kind !== 'created' || other?.kind !== 'created') throw new Error('not created')
  const { id } = one.product
  for (const color of ['#f11', '#f22']) await addPicture(seller.id, id, await file(color))
  const { pictures, subjects } = await listPictures(seller.id, id)
  const [blue = '', red = ''] = subjects[0]?.values.map((value) => value.id) ?? []
  const valuesShown = async () => (await listPictures(seller.id, id)).pictures.map(({ valueId }) => valueId)
  await showPictureFor(seller.id, id, pictures[0]?.id ?? '', blue)
  await showPictureFor(seller.id, id, pictures[1]?.id ?? '', blue)
  expect(await valuesShown()).toEqual([null, blue])
  await showPictureFor(seller.id, id, pictures[1]?.id ?? '', red)
  expect(await valuesShown()).toEqual([null, red])
  const foreign = (await listPictures(seller.id, other.product.id)).subjects[0]?.values[0]?.id ?? ''
  await showPictureFor(seller.id, id, pictures[0]?.id ?? '', foreign)
  expect(await valuesShown()).toEqual([null, red])
  await showPictureFor(seller.id, id, pictures[1]?.id ?? '', null)
  expect(await valuesShown()).toEqual([null, null])
})
