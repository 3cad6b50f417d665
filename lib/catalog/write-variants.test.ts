import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { productCells } from '@/lib/domain/catalog/product-form-values'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { createProduct } from './create-product'
import { getProduct } from './get-product'
import { updateProduct } from './update-product'

await testDatabase()
const seller = await makeSeller()
const form = {
  name: 'Shirt',
  description: '',
  price: '20.00',
  currency: 'usd',
  option1: 'Colour',
  values1: 'Blue, Red',
  option2: 'Size',
  values2: 'S, M',
}

async function created(change: object = {}) {
  const result = await createProduct(seller.id, { ...form, ...change }, null)
  if (result.kind !== 'created') throw new Error(JSON.stringify(result))
  return result.product
}
type Made = Awaited<ReturnType<typeof created>>
const saved = (product: Made, change: object) => updateProduct(seller.id, product.id, { ...form, ...change }, product, { kind: 'keep' })
const variantsOf = (productId: string) => db().variant.findMany({ where: { productId }, orderBy: { position: 'asc' } })
const idsByTitle = async ({ id }: Made) => Object.fromEntries((await variantsOf(id)).map((variant) => [variant.title, variant.id]))

test('a product with two options is sold by its variants, each with its own price, stock and sku', async () => {
  const product = await created({ 'price:Red / M': '25', 'stock:Red / M': '2', 'sku:Red / M': 'RM-1', 'row:Blue / S': '1' })
  const page = await getProduct(product.slug)
  expect(page?.options).toEqual([
    { name: 'Colour', values: ['Blue', 'Red'] },
    { name: 'Size', values: ['S', 'M'] },
  ])
  expect(page?.variants.map(({ title }) => title)).toEqual(['Blue / M', 'Red / S', 'Red / M'])
  expect(page?.variants[2]).toMatchObject({ priceMinor: 2500, stock: 2, values: ['Red', 'M'] })
  expect(page).toMatchObject({ priceMinor: 2000, stock: null })
  expect((await variantsOf(product.id))[2]).toMatchObject({ sku: 'RM-1' })
})

test('a variant stays itself while values are added, moved and called otherwise; what is not made any more is archived', async () => {
  const product = await created()
  const before = await idsByTitle(product)
  const result = await saved(product, { values1: 'Green, Navy, Red', values2: 'M' })
  expect(result.kind).toBe('updated')
  const after = await idsByTitle(product)
  expect(after['Red / M']).toBe(before['Red / M'])
  const archived = (await variantsOf(product.id)).filter(({ status }) => status === 'archived').map(({ title }) => title)
  expect(archived).toContain('Red / S')
  expect((await getProduct(product.slug))?.variants.map(({ title }) => title)).toEqual(['Green / M', 'Navy / M', 'Red / M'])
})

test('the first options of a product, and their end, leave its variant where it lies in carts', async () => {
  const product = await created({ option1: '', values1: '', option2: '', values2: '', stock: '4' })
  const [only] = await variantsOf(product.id)
  const result = await saved(product, { 'stock:Blue / S': '4', 'seenStock:Blue / S': '4' })
  if (result.kind !== 'updated') throw new Error(JSON.stringify(result))
  expect((await idsByTitle(product))['Blue / S']).toBe(only?.id)
  const back = await saved(result.product, { option1: '', values1: '', option2: '', values2: '', stock: '4' })
  expect(back.kind).toBe('updated')
  expect((await getProduct(product.slug))?.variants).toMatchObject([{ id: only?.id, title: '' }])
})

test('of two products saved at once with the same sku one is refused at its cell', async () => {
  const both = await Promise.all([1, 2].map(() => createProduct(seller.id, { ...form, 'sku:Red / M': 'ONCE' }, null)))
  expect(both.map(({ kind }) => kind).sort()).toEqual(['created', 'invalid'])
  expect(both.find(({ kind }) => kind === 'invalid')).toMatchObject({ errors: { 'sku:Red / M': { key: 'product.skuTaken' } } })
})

test('two variants swap their skus; one of another product is refused at its cell', async () => {
  const product = await created({ 'sku:Blue / S': 'ONE', 'sku:Blue / M': 'TWO' })
  const swapped = await saved(product, { 'sku:Blue / S': 'TWO', 'sku:Blue / M': 'ONE' })
  expect(swapped.kind).toBe('updated')
  expect(await createProduct(seller.id, { ...form, 'sku:Red / M': 'ONE' }, null)).toEqual({
    kind: 'invalid',
    errors: { 'sku:Red / M': { key: 'product.skuTaken' } },
  })
})

test('a corrected stock of a variant holds while it sells; below what was sold nothing is written', async () => {
  const product = await created({ 'stock:Red / M': '5' })
  const id = (await idsByTitle(product))['Red / M'] ?? ''
  await db().stockMovement.create({ data: { variantId: id, quantity: -2, kind: 'taken' } })
  const short = await saved(product, { name: 'Other', 'stock:Red / M': '1', 'seenStock:Red / M': '5' })
  expect(short).toMatchObject({ kind: 'conflict', said: { key: 'product.stockChanged' }, product: { name: 'Shirt' } })
  const result = await saved(product, { 'stock:Red / M': '8', 'seenStock:Red / M': '5' })
  expect(result.kind).toBe('updated')
  expect((await db().variant.findUniqueOrThrow({ where: { id } })).stock).toBe(6)
})

test('a draft has no page and is not listed until it is published', async () => {
  const product = await created({ status: 'draft' })
  expect(await getProduct(product.slug)).toBeNull()
  expect(await db().product.findUniqueOrThrow({ where: { id: product.id } })).toMatchObject({ status: 'draft', listedIn: null })
  expect((await saved(product, { status: 'active' })).kind).toBe('updated')
  expect((await getProduct(product.slug))?.availability).toEqual({ canBuy: true })
})

test('kind, tax code, weight and earlier price are kept; a tax code that Stripe could not have is refused', async () => {
  const plain = { option1: '', values1: '', option2: '', values2: '' }
  const product = await created({ ...plain, kind: 'digital', taxCode: 'txcd_10000000', weight: '120', compareAt: '29' })
  expect(product).toMatchObject({ kind: 'digital', taxCode: 'txcd_10000000', variants: [{ weightGrams: 120, compareAtMinor: 2900 }] })
  expect(await createProduct(seller.id, { ...form, taxCode: 'books' }, null)).toMatchObject({ errors: { taxCode: { key: 'product.taxCode' } } })
})

test('barcodes are read without what stands between their digits, shown again in the form, and refused where a digit is wrong', async () => {
  const product = await created({ 'barcode:Red / M': '978-0-306-40615-7' })
  expect((await variantsOf(product.id)).map(({ barcode }) => barcode)).toEqual([null, null, null, '9780306406157'])
  expect(productCells(product)['barcode:Red / M']).toBe('9780306406157')
  expect((await getProduct(product.slug))?.variants[3]).toMatchObject({ barcode: '9780306406157' })
  expect(await saved(product, { 'barcode:Red / M': '978-0-306-40615-8' })).toMatchObject({
    kind: 'invalid',
    errors: { 'barcode:Red / M': { key: 'product.barcodeCheck' } },
  })
})
