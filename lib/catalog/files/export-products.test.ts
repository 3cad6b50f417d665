import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createProduct } from '@/lib/catalog/create-product'
import { addPicture } from '@/lib/catalog/pictures/add-picture'
import { db } from '@/lib/db/client'
import { HEADER } from '@/lib/domain/catalog/files/columns'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { exportProducts } from './export-products'

await testDatabase()
const form = { name: 'Bowl', description: '', price: '12.50', currency: 'usd', stock: '3' }

async function exported(sellerId: string): Promise<string> {
  let file = ''
  for await (const piece of exportProducts(sellerId)) file += piece
  return file
}

async function created(sellerId: string, change: object) {
  const made = await createProduct(sellerId, { ...form, ...change }, null)
  if (made.kind !== 'created') throw new Error(JSON.stringify(made))
  return made.product
}

test('a file begins with a byte order mark and the header of Shopify; without products that is all', async () => {
  const seller = await makeSeller()
  expect(await exported(seller.id)).toBe(`\ufeff${HEADER.join(',')}\r\n`)
})

test('a product without options is one line, its text is HTML and no formula, its prices are decimals', async () => {
  const seller = await makeSeller()
  const change = { name: '=Bowl', description: 'Salt & <pepper>\nTwo lines', sku: '-1', barcode: '4006381333931', weight: '250', compareAt: '15' }
  const { slug } = await created(seller.id, change)
  const [, line] = (await exported(seller.id)).trimEnd().split('\r\n')
  expect(line).toBe(
    `${slug},'=Bowl,<p>Salt &amp; &lt;pepper&gt;<br>Two lines</p>,,TRUE,Title,Default Title,,,,,'-1,250,shopify,3,deny,12.50,15.00,4006381333931,,,,active,USD`,
  )
})

test('a variant is a line, a picture stands beside it, and more pictures have lines of their own', async () => {
  const seller = await makeSeller()
  const product = await created(seller.id, { stock: '', option1: 'Size', values1: 'S, M', 'price:M': '20', status: 'draft' })
  for (const background of ['#111', '#222', '#333']) {
    const file = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png()
      .toBuffer()
    expect(await addPicture(seller.id, product.id, file)).toEqual({ kind: 'added' })
  }
  const lines = (await exported(seller.id)).trimEnd().split('\r\n').slice(1)
  const cells = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [HEADER[at], cell])))
  expect(cells.map((row) => [row.Handle, row.Title, row['Option1 Name'], row['Option1 Value'], row['Variant Price'], row['Image Position']])).toEqual(
    [
      [product.slug, 'Bowl', 'Size', 'S', '12.50', '1'],
      [product.slug, '', '', 'M', '20.00', '2'],
      [product.slug, '', '', '', '', '3'],
    ],
  )
  expect(cells[0]).toMatchObject({ Published: 'FALSE', Status: 'draft', 'Variant Inventory Tracker': '', 'Variant Inventory Policy': 'continue' })
  expect(cells[2]?.['Image Src']).toMatch(/^http:\/\/localhost:3000\/pictures\/[\w-]{43}$/)
})

test('more products than one page holds are all there, and nobody else’s', async () => {
  const [seller, other] = [await makeSeller(), await makeSeller()]
  await created(other.id, { name: 'Foreign' })
  const product = await created(seller.id, {})
  const row = await db().product.findUniqueOrThrow({ where: { id: product.id }, omit: { id: true, slug: true, handle: true } })
  await db().product.createMany({ data: Array.from({ length: 120 }, (_, at) => ({ ...row, slug: `copy-${at}-${seller.id}` })) })
  const copies = await db().product.findMany({ where: { sellerId: seller.id, id: { not: product.id } } })
  expect(copies.every(({ handle, slug }) => handle === slug)).toBe(true)
  await db().variant.createMany({ data: copies.map(({ id }) => ({ productId: id, sellerId: seller.id, priceMinor: 100 })) })
  const handles = (await exported(seller.id))
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0])
  expect(new Set(handles).size).toBe(121)
})

test('a category is written with that above it', async () => {
  const seller = await makeSeller()
  const top = await db().category.create({ data: { slug: 'home', name: 'Home', position: 0 } })
  const below = await db().category.create({ data: { slug: 'mugs', name: 'Mugs', position: 0, parentId: top.id } })
  await created(seller.id, { category: below.id })
  expect(await exported(seller.id)).toContain(',Home > Mugs,TRUE,')
})
