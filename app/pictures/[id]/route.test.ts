import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createProduct } from '@/lib/catalog/create-product'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { GET } from './route'

await testDatabase()

function ask(id: string, headers: Record<string, string> = {}): Promise<Response> {
  return GET(new Request(`http://localhost:3000/pictures/${id}`, { headers }), { params: Promise.resolve({ id }) })
}

async function storedPicture(): Promise<string> {
  const upload = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#b5651d' } })
    .png()
    .toBuffer()
  const form = { name: 'Bowl', price: '5', currency: 'usd' }
  const result = await createProduct((await makeSeller()).id, form, upload)
  if (result.kind !== 'created' || !result.product.pictureUrl) throw new Error(JSON.stringify(result))
  return result.product.pictureUrl.replace('/pictures/', '')
}

test('a picture is served for ever, and as nothing but a picture', async () => {
  const id = await storedPicture()
  const answer = await ask(id)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    etag: `"${id}"`,
  })
  const bytes = await answer.arrayBuffer()
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 300, height: 200 })
})

test('a browser that has a picture already is answered 304', async () => {
  const id = await storedPicture()
  for (const known of [`"${id}"`, `W/"${id}"`, `"other", "${id}"`]) {
    const answer = await ask(id, { 'If-None-Match': known })
    expect(answer.status).toBe(304)
    expect(await answer.text()).toBe('')
  }
  expect((await ask(id, { 'If-None-Match': '"other"' })).status).toBe(200)
})

test('an id that is no picture is not found, and not cached', async () => {
  for (const id of ['a'.repeat(43), 'x', '../secret']) {
    const answer = await ask(id)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})
