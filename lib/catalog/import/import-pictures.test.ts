import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { createProduct } from '@/lib/catalog/create-product'
import { addPicture } from '@/lib/catalog/pictures/add-picture'
import { showPictureFor } from '@/lib/catalog/pictures/order-pictures'
import { findPictureIds } from '@/lib/db/catalog/pictures'
import { db } from '@/lib/db/client'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import { isPublicAddress } from '@/lib/http/public-address'
import { testDatabase } from '@/testing/database'
import { importingShop } from '@/testing/imports'
import { fetchAgain, fetchPictures } from './fetch-pictures'

await testDatabase()

const png = (background: string, side = 300) =>
  sharp({ create: { width: side, height: 250, channels: 3, background } })
    .png()
    .toBuffer()

test('an export that comes in again changes nothing: options, prices, texts, pictures and those of values', async () => {
  const { sellerId, run, products, exported } = await importingShop()
  const { id: categoryId } = await db().category.create({ data: { slug: `home-${sellerId}`, name: `Home ${sellerId}`, position: 0 } })
  const forms = [
    {
      name: '=Bowl, "blue"',
      description: 'Salt & <pepper>\n\n\n\nTwo  lines\n• one',
      price: '12.50',
      compareAt: '15',
      stock: '3',
      sku: '-1',
      barcode: '4006381333931',
      weight: '250',
    },
    {
      name: 'Mug',
      price: '10',
      category: categoryId,
      stock: '',
      option1: 'Size',
      values1: 'S, M',
      option2: 'Colour',
      values2: 'Blue, Red',
      'price:M / Red': '20',
      'stock:S / Blue': '2',
    },
    { name: 'Poster', price: '500', currency: 'jpy', status: 'draft', stock: '0', chargeWhen: 'on_shipment' },
    { name: 'Song', price: '1', kind: 'digital', stock: '' },
  ]
  const made: string[] = []
  for (const form of forms) {
    const result = await createProduct(sellerId, { description: '', currency: 'usd', ...form }, null)
    if (result.kind !== 'created') throw new Error(JSON.stringify(result))
    made.push(result.product.id)
  }
  const [, mug = ''] = made
  for (const color of ['#123', '#456']) expect(await addPicture(sellerId, mug, await png(color))).toEqual({ kind: 'added' })
  const red = await db().optionValue.findFirstOrThrow({ where: { name: 'Red', option: { productId: mug } } })
  const [, second = ''] = await findPictureIds(mug)
  await showPictureFor(sellerId, mug, second, red.id)
  await db().product.update({ where: { id: made[3] ?? '' }, data: { status: 'archived' } })
  const before = await products()
  const file = await exported()
  expect(await run(file)).toMatchObject({ state: 'done', counts: { added: 0, changed: 0, unchanged: 4, refused: 0 }, lines: [] })
  expect(await products()).toEqual(before)
  expect(await exported()).toBe(file)
})

const server = createServer((request, response) => {
  const path = request.url ?? ''
  if (path === '/missing') response.writeHead(404).end()
  else if (path === '/text') response.end('no picture')
  else if (path === '/small') png('#fff', 100).then((bytes) => response.end(bytes))
  else if (path === '/broken' && isBroken) response.destroy()
  else png(path === '/broken' ? '#abc' : `#${path.slice(1, 4)}`).then((bytes) => response.end(bytes))
})
let isBroken = true
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => void server.close())
const { port } = server.address() as AddressInfo
const network = { resolve: async () => ['127.0.0.1'], mayAsk: (address: string) => address === '127.0.0.1' || isPublicAddress(address) }
const at = (path: string) => `http://cdn.test:${port}/${path}`

test('pictures are fetched once, in the order of the file, and show a variant’s value; what cannot be fetched is told at its line and can be fetched again', async () => {
  const { sellerId, run, read, products } = await importingShop()
  const file = `Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src,Image Position,Variant Image
mug,Mug,Colour,Blue,1,${at('222')},2,${at('222')}
mug,,,Red,1,${at('111')},1,${at('333')}
mug,,,,,${at('missing')},3,
mug,,,,,${at('text')},4,
mug,,,,,${at('small')},5,
mug,,,,,${at('broken')},6,
mug,,,,,http://10.0.0.1/a.png,7,
`
  const { id } = await run(file)
  const [product] = await products()
  const productId = product?.id ?? ''
  expect(await read(id)).toMatchObject({ pictures: { waiting: 8, failed: 0 }, lines: [] })
  await expect(fetchPictures(productId, 'retry', network)).rejects.toThrow('import.picture.unreachable')
  expect(await findPictureIds(productId)).toHaveLength(2)
  await fetchPictures(productId, 'give_up', network)
  const ids = await findPictureIds(productId)
  expect(ids).toHaveLength(3)
  const view = await read(id)
  expect(view.pictures).toEqual({ waiting: 0, failed: 5 })
  expect(view.lines.map(({ line, said }) => [line, said.key])).toEqual([
    [4, 'import.picture.status'],
    [5, 'picture.unreadable'],
    [6, 'picture.tooSmall'],
    [7, 'import.picture.unreachable'],
    [8, 'import.picture.address'],
  ])
  const values = await db().optionValue.findMany({ where: { option: { productId } }, orderBy: { position: 'asc' } })
  expect(values.map(({ pictureId }) => ids.indexOf(pictureId ?? ''))).toEqual([1, 2])
  expect((await run(file)).counts).toMatchObject({ changed: 0, unchanged: 1 })

  isBroken = false
  expect(await fetchAgain(sellerId, id)).toBe(true)
  await fetchPictures(productId, 'give_up', network)
  expect(await findPictureIds(productId)).toHaveLength(4)
  expect((await read(id)).pictures).toEqual({ waiting: 0, failed: 4 })
  await fetchPictures(productId, 'give_up', network)
  expect(await findPictureIds(productId)).toHaveLength(4)
})

test('without leave of the test no address of this machine is asked, and a product has no more pictures than it may', async () => {
  const { run, read, products } = await importingShop()
  const inside = await run(`Handle,Title,Price,Image Src\nmug,Mug,1,http://127.0.0.1:${port}/111\n`)
  await fetchPictures((await products())[0]?.id ?? '', 'give_up')
  expect((await read(inside.id)).lines.map(({ said }) => said.key)).toEqual(['import.picture.address'])
  const paths = Array.from({ length: MAX_PICTURES }, (_, place) => `vase,Vase,${place === 0 ? '1' : ''},${at(`${place}c0`)}`)
  await run(`Handle,Title,Price,Image Src\n${paths.join('\n')}\n`)
  const full = (await products())[1]?.id ?? ''
  await fetchPictures(full, 'give_up', network)
  const more = await run(`Handle,Title,Price,Image Src\nvase,Vase,1,${at('fff')}\n`)
  await fetchPictures(full, 'give_up', network)
  expect(await findPictureIds(full)).toHaveLength(MAX_PICTURES)
  expect((await read(more.id)).lines.map(({ said }) => said.key)).toEqual(['picture.tooMany'])
})

test('a picture of ours, as an export writes it, is shown without being fetched', async () => {
  const { run, read, products } = await importingShop()
  const other = await importingShop()
  const made = await createProduct(other.sellerId, { name: 'Cup', description: '', price: '1', currency: 'usd', stock: '' }, await png('#abc'))
  const url = made.kind === 'created' ? `http://localhost:3000${made.product.pictureUrl}` : ''
  const { id } = await run(`Handle,Title,Price,Image Src\nmug,Mug,1,${url}\nbowl,Bowl,1,http://localhost:3000/pictures/${'x'.repeat(43)}\n`)
  for (const product of await products()) await fetchPictures(product.id, 'give_up')
  expect((await products()).map(({ pictureId }) => pictureId !== null)).toEqual([false, true])
  expect((await read(id)).lines.map(({ line, said }) => [line, said.key])).toEqual([[3, 'import.picture.status']])
})
