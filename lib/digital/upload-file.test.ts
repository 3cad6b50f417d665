import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { deleteUnusedFiles } from '@/lib/db/digital/files'
import { CHUNK_BYTES, MAX_FILE_BYTES, MAX_FILES, MAX_STORED_BYTES } from '@/lib/domain/digital/limits'
import { testDatabase } from '@/testing/database'
import { uploadFile } from '@/testing/digital-goods'
import { makeProduct, makeSeller } from '@/testing/rows'
import { fileStream } from './download'
import { listFiles } from './list-files'
import { beginUpload, finishUpload, removeFile, uploadChunk } from './upload-file'

await testDatabase()

async function digitalProduct() {
  const { id: sellerId } = await makeSeller()
  const { id: productId, variantId } = await makeProduct(sellerId, { kind: 'digital' })
  const wanted = { productId, variantId: null, replaces: null, name: 'a.pdf', bytes: 10 }
  return { sellerId, productId, variantId, wanted, files: async () => (await listFiles(sellerId, productId))?.files ?? [] }
}

const some = (bytes: number) => new Uint8Array(randomBytes(bytes))
const stored = async (fileId: string, range: { start: number; end: number }) =>
  new Uint8Array(await new Response(fileStream(fileId, range)).arrayBuffer())

test('a file arrives in pieces, twice or out of order, and is the same when it is read', async () => {
  const { sellerId, wanted, files } = await digitalProduct()
  const bytes = some(2 * CHUNK_BYTES + 777)
  const begun = await beginUpload(sellerId, { ...wanted, name: '../pattern.pdf', bytes: bytes.byteLength })
  if (begun.kind !== 'begun') throw new Error(begun.kind)
  const send = (position: number) => uploadChunk(sellerId, begun.fileId, position, bytes.slice(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES))
  expect([await send(2), await send(0)]).toEqual(['kept', 'kept'])
  expect(await finishUpload(sellerId, begun.fileId)).toEqual({ kind: 'incomplete' })
  expect(await files()).toEqual([])
  expect([await send(1), await send(0)]).toEqual(['kept', 'kept'])
  expect(await Promise.all([finishUpload(sellerId, begun.fileId), finishUpload(sellerId, begun.fileId)])).toEqual([
    { kind: 'finished' },
    { kind: 'finished' },
  ])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(await files()).toEqual([{ id: begun.fileId, name: '_pattern.pdf', bytes: bytes.byteLength, version: 1, sha256, variantTitle: null }])
  expect(Buffer.compare(await stored(begun.fileId, { start: 0, end: bytes.byteLength - 1 }), bytes)).toBe(0)
  const across = { start: CHUNK_BYTES - 3, end: 2 * CHUNK_BYTES + 5 }
  expect(Buffer.compare(await stored(begun.fileId, across), bytes.slice(across.start, across.end + 1))).toBe(0)
  expect(await send(0)).toBe('not_found')
})

test('pieces of a wrong length, at a wrong place or of another seller are refused', async () => {
  const { sellerId, wanted } = await digitalProduct()
  const begun = await beginUpload(sellerId, wanted)
  if (begun.kind !== 'begun') throw new Error(begun.kind)
  expect(await uploadChunk(sellerId, begun.fileId, 0, some(9))).toBe('invalid')
  expect(await uploadChunk(sellerId, begun.fileId, 1, some(10))).toBe('invalid')
  expect(await uploadChunk((await makeSeller()).id, begun.fileId, 0, some(10))).toBe('not_found')
  expect(await uploadChunk(sellerId, 'no-id', 0, some(10))).toBe('not_found')
  expect(await finishUpload((await makeSeller()).id, begun.fileId)).toEqual({ kind: 'not_found' })
})

test('files have a largest size, products a most of them, shops a most of bytes', async () => {
  const { sellerId, productId, wanted, files } = await digitalProduct()
  const saidOf = async (bytes: number) => {
    const result = await beginUpload(sellerId, { ...wanted, bytes })
    return result.kind === 'refused' ? result.said.key : result.kind
  }
  expect([await saidOf(MAX_FILE_BYTES + 1), await saidOf(0)]).toEqual(['digital.tooLarge', 'digital.empty'])
  for (let at = 0; at < MAX_FILES; at++) await uploadFile(sellerId, productId, some(10), { name: `${at}.pdf` })
  expect(await saidOf(10)).toBe('digital.tooMany')
  const [first] = await files()
  await uploadFile(sellerId, productId, some(10), { replaces: first?.id ?? '' })
  expect(await files()).toHaveLength(MAX_FILES)
  await removeFile(sellerId, (await files())[0]?.id ?? '')
  const other = await makeProduct(sellerId, { kind: 'digital' })
  const row = { productId: other.id, name: 'x', bytes: MAX_FILE_BYTES }
  const whole = Math.floor(MAX_STORED_BYTES / MAX_FILE_BYTES)
  await db().digitalFile.createMany({ data: Array.from({ length: whole }, (_, at) => ({ ...row, seriesId: `series-${at}` })) })
  expect(await saidOf(MAX_FILE_BYTES)).toBe('digital.noSpace')
})

test('only a product of the seller that is digital takes files', async () => {
  const { sellerId, wanted } = await digitalProduct()
  expect(await beginUpload((await makeSeller()).id, wanted)).toEqual({ kind: 'not_found' })
  const service = await makeProduct(sellerId)
  expect(await beginUpload(sellerId, { ...wanted, productId: service.id })).toEqual({ kind: 'not_found' })
  const other = await digitalProduct()
  expect(await beginUpload(sellerId, { ...wanted, variantId: other.variantId })).toEqual({ kind: 'not_found' })
  const theirs = await uploadFile(other.sellerId, other.productId, some(10))
  expect(await beginUpload(sellerId, { ...wanted, replaces: theirs })).toEqual({ kind: 'not_found' })
  expect(await removeFile(sellerId, theirs)).toBe(false)
})

test('a new version takes the place of the one before; what nobody bought is deleted after a day', async () => {
  const { sellerId, productId, wanted, files } = await digitalProduct()
  const first = await uploadFile(sellerId, productId, some(10))
  const second = await uploadFile(sellerId, productId, some(20), { replaces: first, name: 'b.pdf' })
  expect(await files()).toMatchObject([{ id: second, name: 'b.pdf', version: 2 }])
  expect(await removeFile(sellerId, second)).toBe(true)
  expect(await removeFile(sellerId, second)).toBe(true)
  expect(await files()).toEqual([])
  await beginUpload(sellerId, wanted)
  const ofProduct = { where: { productId } }
  await deleteUnusedFiles(new Date(Date.now() - 86_400_000))
  expect(await db().digitalFile.count(ofProduct)).toBe(3)
  await deleteUnusedFiles(new Date(Date.now() + 1000))
  expect(await db().digitalFile.count(ofProduct)).toBe(0)
  expect(await db().digitalChunk.count({ where: { fileId: { in: [first, second] } } })).toBe(0)
})
