import sharp from 'sharp'
import { expect, test } from 'vitest'
import { removePictureIfUnused, savePicture } from '@/lib/db/catalog/pictures'
import { lockProducts } from '@/lib/db/catalog/variants'
import { db, transaction } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller, variantOf } from '@/testing/rows'
import { archiveProduct } from './archive-product'
import { createProduct } from './create-product'
import { getPicture } from './get-picture'
import { preparePicture } from './prepare-picture'
import { restoreProduct } from './restore-product'
import { updateProduct } from './update-product'

await testDatabase()
const seller = await makeSeller()
const form = { name: 'Blue Bowl', description: 'Thrown by hand.', price: '12.50', currency: 'usd', stock: '3' }
const picture = (background: string) =>
  sharp({ create: { width: 300, height: 300, channels: 3, background } })
    .png()
    .toBuffer()
async function sell(productId: string, quantity: number) {
  const variantId = await variantOf(productId)
  return transaction(async (tx) => {
    await lockProducts(tx, [productId])
    await tx.stockMovement.create({ data: { variantId, quantity: -quantity, kind: 'taken' } })
    return true
  })
}
const stored = (id: string) => db().product.findUniqueOrThrow({ where: { id } })

async function created(change: Partial<typeof form> = {}, upload: Uint8Array | null = null) {
  const result = await createProduct(seller.id, { ...form, ...change }, upload)
  if (result.kind !== 'created') throw new Error(JSON.stringify(result))
  return result.product
}

test('a product is created with its picture, in the seller’s shop', async () => {
  const product = await created({}, await picture('#124'))
  const row = await stored(product.id)
  expect(row).toMatchObject({ sellerId: seller.id, name: 'Blue Bowl', priceMinor: 1250, currency: 'usd', stock: 3, status: 'active' })
  expect(product.pictureUrl).toBe(`/pictures/${row.pictureId}`)
  expect(await getPicture(row.pictureId ?? '')).toMatchObject({ contentType: 'image/webp', width: 300 })
})

test('products of one name get addresses of their own, also at once', async () => {
  const products = await Promise.all(Array.from({ length: 8 }, () => created({ name: 'Same Name' })))
  const slugs = products.map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(8)
  expect(slugs).toContain('same-name')
  expect(slugs).toContain('same-name-2')
})

test('every field that is wrong is named, the picture too, and nothing is written', async () => {
  const before = await db().product.count()
  const result = await createProduct(seller.id, { ...form, name: '', price: '0.00' }, Buffer.from('no picture'))
  expect(result).toEqual({
    kind: 'invalid',
    errors: {
      name: { key: 'product.noName' },
      price: { key: 'product.priceTooLow', values: { limit: { amountMinor: 1, currency: 'usd' } } },
      picture: { key: 'picture.unreadable' },
    },
  })
  expect(await createProduct(seller.id, form, Buffer.from('x'))).toMatchObject({
    kind: 'invalid',
    errors: { picture: { key: 'picture.unreadable' } },
  })
  expect(await db().product.count()).toBe(before)
})

test('a currency the account cannot charge is refused', async () => {
  const brazilian = await makeSeller({ connection: { country: 'BR', defaultCurrency: 'brl' } })
  const result = await createProduct(brazilian.id, form, null)
  expect(result).toEqual({ kind: 'invalid', errors: { currency: { key: 'product.currency' } } })
  expect((await createProduct(brazilian.id, { ...form, currency: 'brl' }, null)).kind).toBe('created')
})

test('nobody’s shop gets no product', async () => {
  expect(await createProduct('nobody', form, null)).toEqual({ kind: 'not_found' })
  expect(await updateProduct('nobody', 'nothing', form, { version: '', stock: null }, { kind: 'keep' })).toEqual({ kind: 'not_found' })
})

test('an edit is written and the address stays', async () => {
  const product = await created({ name: 'Old Name' })
  const result = await updateProduct(seller.id, product.id, { ...form, name: 'New Name', stock: '' }, product, { kind: 'keep' })
  expect(result).toMatchObject({ kind: 'updated', product: { name: 'New Name', slug: product.slug, stock: null } })
})

test('the second of two tabs is told, keeps nothing of the first from being lost, and may save again', async () => {
  const product = await created()
  expect((await updateProduct(seller.id, product.id, { ...form, price: '20' }, product, { kind: 'keep' })).kind).toBe('updated')
  const second = await updateProduct(seller.id, product.id, { ...form, name: 'From the second tab' }, product, { kind: 'keep' })
  expect(second).toMatchObject({
    kind: 'conflict',
    said: { key: 'product.changedElsewhere' },
    product: { priceMinor: 2000 },
  })
  expect((await stored(product.id)).name).toBe('Blue Bowl')
  if (second.kind !== 'conflict') return
  const again = await updateProduct(seller.id, product.id, { ...form, name: 'From the second tab' }, second.product, { kind: 'keep' })
  expect(again).toMatchObject({ kind: 'updated', product: { name: 'From the second tab' } })
})

test('of ten tabs that save at once, one wins', async () => {
  const product = await created()
  const saves = Array.from({ length: 10 }, (_, n) => updateProduct(seller.id, product.id, { ...form, name: `Tab ${n}` }, product, { kind: 'keep' }))
  const kinds = (await Promise.all(saves)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'updated')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(9)
})

test('saving a new description does not bring sold pieces back', async () => {
  const product = await created({ stock: '3' })
  await sell(product.id, 2)
  const result = await updateProduct(seller.id, product.id, { ...form, description: 'New words' }, product, { kind: 'keep' })
  expect(result).toMatchObject({ kind: 'updated', product: { stock: 1, description: 'New words' } })
})

test('sales and an edit at once lose no piece', async () => {
  const product = await created({ stock: '50' })
  const sales = Array.from({ length: 20 }, () => sell(product.id, 2))
  const edit = updateProduct(seller.id, product.id, { ...form, stock: '50', name: 'While selling' }, product, { kind: 'keep' })
  const taken = (await Promise.all(sales)).filter(Boolean).length
  expect((await edit).kind).toBe('updated')
  expect(await stored(product.id)).toMatchObject({ name: 'While selling', stock: 50 - 2 * taken })
})

test('a stock typed over one that changed meanwhile is a correction: what was sold stays sold', async () => {
  const product = await created({ stock: '3' })
  await sell(product.id, 2)
  const result = await updateProduct(seller.id, product.id, { ...form, stock: '10' }, product, { kind: 'keep' })
  expect(result).toMatchObject({ kind: 'updated', product: { stock: 8 } })
})

test('a correction below what was sold meanwhile is asked about, then taken', async () => {
  const product = await created({ stock: '3' })
  await sell(product.id, 2)
  const refused = await updateProduct(seller.id, product.id, { ...form, stock: '0' }, product, { kind: 'keep' })
  expect(refused).toMatchObject({
    kind: 'conflict',
    said: { key: 'product.stockChanged' },
    product: { stock: 1 },
  })
  if (refused.kind !== 'conflict') return
  const again = await updateProduct(seller.id, product.id, { ...form, stock: '10' }, refused.product, { kind: 'keep' })
  expect(again).toMatchObject({ kind: 'updated', product: { stock: 10 } })
})

test('an edit with errors names them and writes nothing', async () => {
  const product = await created()
  const result = await updateProduct(seller.id, product.id, { ...form, name: '' }, product, { kind: 'replace', upload: Buffer.from('x') })
  expect(result).toMatchObject({ kind: 'invalid', errors: { name: { key: 'product.noName' }, picture: { key: 'picture.unreadable' } } })
  expect((await stored(product.id)).updatedAt.toISOString()).toBe(product.version)
})

test('someone else’s product cannot be edited, archived or restored', async () => {
  const theirs = await makeProduct((await makeSeller()).id)
  const seen = { version: theirs.updatedAt.toISOString(), stock: null }
  expect(await updateProduct(seller.id, theirs.id, form, seen, { kind: 'keep' })).toEqual({ kind: 'not_found' })
  expect(await archiveProduct(seller.id, theirs.id)).toEqual({ kind: 'not_found' })
  expect(await restoreProduct(seller.id, theirs.id)).toEqual({ kind: 'not_found' })
  expect(theirs).toMatchObject(await stored(theirs.id))
})

test('archive and restore, each twice', async () => {
  const { id } = await created()
  for (let n = 0; n < 2; n++) expect(await archiveProduct(seller.id, id)).toEqual({ kind: 'archived' })
  expect((await stored(id)).status).toBe('archived')
  for (let n = 0; n < 2; n++) expect(await restoreProduct(seller.id, id)).toEqual({ kind: 'restored' })
  expect((await stored(id)).status).toBe('active')
})

test('a picture goes when the last product lets go of it, not before', async () => {
  const [one, two] = [await created({}, await picture('#369')), await created({}, await picture('#369'))]
  const id = (await stored(one.id)).pictureId ?? ''
  expect((await stored(two.id)).pictureId).toBe(id)
  const replaced = await updateProduct(seller.id, one.id, form, one, { kind: 'replace', upload: await picture('#963') })
  expect(replaced).toMatchObject({ kind: 'updated', product: { pictureUrl: expect.not.stringContaining(id) } })
  expect(await getPicture(id)).not.toBeNull()
  expect(await updateProduct(seller.id, two.id, form, two, { kind: 'remove' })).toMatchObject({ product: { pictureUrl: null } })
  expect(await getPicture(id)).toBeNull()
})

test('replacing a picture by itself keeps it', async () => {
  const product = await created({}, await picture('#48c'))
  const again = await updateProduct(seller.id, product.id, form, product, { kind: 'replace', upload: await picture('#48c') })
  expect(again).toMatchObject({ kind: 'updated', product: { pictureUrl: product.pictureUrl } })
  expect(await getPicture((await stored(product.id)).pictureId ?? '')).not.toBeNull()
})

test('a picture that one product drops while another takes it is never lost', async () => {
  const prepared = await preparePicture(await picture('#777'))
  if (prepared.kind !== 'ready') throw new Error('not a picture')
  const { id } = prepared.picture
  for (let round = 0; round < 10; round++) {
    await transaction((tx) => savePicture(tx, prepared.picture))
    const [, taken] = await Promise.all([
      transaction((tx) => removePictureIfUnused(tx, id)),
      transaction(async (tx) => {
        await savePicture(tx, prepared.picture)
        const sellerId = seller.id
        return tx.product.create({
          data: { sellerId, slug: `race-${round}`, name: 'x', description: '', priceMinor: 100, currency: 'usd', pictureId: id },
        })
      }),
    ])
    expect((await stored(taken.id)).pictureId).toBe(id)
    expect(await getPicture(id)).not.toBeNull()
    await db().product.delete({ where: { id: taken.id } })
  }
})

test('an id that is no picture’s finds none', async () => {
  expect(await getPicture('../../etc/passwd')).toBeNull()
  expect(await getPicture('a'.repeat(43))).toBeNull()
})
