import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { type Tx, transaction } from '@/lib/db/client'
import {
  endFile,
  type FileRow,
  findCurrentFiles,
  findFileOfSeller,
  insertUpload,
  publishFile,
  readChunk,
  storedBytes,
  writeChunk,
} from '@/lib/db/digital/files'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { cleanFileName } from '@/lib/domain/digital/file-name'
import { CHUNK_BYTES, chunkBytesAt, chunkCount, MAX_FILE_BYTES, MAX_FILES, MAX_STORED_BYTES } from '@/lib/domain/digital/limits'
import type { WantedFile } from '@/lib/domain/wire/digital-views'
import type { Said } from '@/lib/domain/wire/said'

type Refused = { kind: 'refused'; said: Said }
export type BegunUpload = { kind: 'begun'; fileId: string; chunkBytes: number } | Refused | { kind: 'not_found' }

/**
 * Begins the upload of a file of a seller's digital product. Its pieces follow by `uploadChunk`; `finishUpload` puts it on sale.
 * @param sellerId of the person signed in
 */
export async function beginUpload(sellerId: string, wanted: WantedFile): Promise<BegunUpload> {
  if (wanted.bytes > MAX_FILE_BYTES) return refused({ key: 'digital.tooLarge', values: { megabytes: MAX_FILE_BYTES / 1024 ** 2 } })
  if (wanted.bytes < 1) return refused({ key: 'digital.empty' })
  const limit = await takeToken('digital-file', sellerId)
  if (!limit.ok) return refused({ key: 'digital.tooManyNow', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const product = await lockProductOfSeller(tx, sellerId, wanted.productId)
    const former = wanted.replaces ? await currentFile(tx, sellerId, wanted.replaces, wanted.productId) : null
    const isVariantTheirs = wanted.variantId === null || product?.variants.some(({ id }) => id === wanted.variantId)
    if (product?.kind !== 'digital' || !isVariantTheirs || (wanted.replaces && !former)) return { kind: 'not_found' }
    if (!former && (await findCurrentFiles(product.id, tx)).length >= MAX_FILES) return refused(TOO_MANY)
    if ((await storedBytes(tx, sellerId)) + wanted.bytes > MAX_STORED_BYTES)
      return refused({ key: 'digital.noSpace', values: { megabytes: MAX_STORED_BYTES / 1024 ** 2 } })
    const id = randomUUID()
    const place = former ? { variantId: former.variantId, seriesId: former.seriesId } : { variantId: wanted.variantId, seriesId: id }
    await insertUpload(tx, { id, productId: product.id, ...place, name: cleanFileName(wanted.name), bytes: wanted.bytes })
    return { kind: 'begun', fileId: id, chunkBytes: CHUNK_BYTES }
  })
}

const TOO_MANY: Said = { key: 'digital.tooMany', values: { max: MAX_FILES } }
const refused = (said: Said): Refused => ({ kind: 'refused', said })

async function currentFile(tx: Tx, sellerId: string, id: string, productId: string): Promise<FileRow | null> {
  const file = await findFileOfSeller(sellerId, id, tx)
  return file?.productId === productId && file.readyAt !== null && file.endedAt === null ? file : null
}

/**
 * Keeps a piece of a file. Twice is a no-op.
 * @param position from 0
 * @returns `invalid` where it is not as long as a piece at this place is
 */
export async function uploadChunk(
  sellerId: string,
  fileId: string,
  position: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<'kept' | 'invalid' | 'not_found'> {
  const file = await findUpload(sellerId, fileId)
  if (!file) return 'not_found'
  if (bytes.byteLength !== chunkBytesAt(file.bytes, position)) return 'invalid'
  return (await writeChunk(fileId, position, bytes)) ? 'kept' : 'not_found'
}

export type FinishedUpload = { kind: 'finished' } | { kind: 'incomplete' } | Refused | { kind: 'not_found' }

/** Puts an uploaded file on sale, once all its pieces are there. Twice is a no-op. */
export async function finishUpload(sellerId: string, fileId: string): Promise<FinishedUpload> {
  const file = z.uuid().safeParse(fileId).success ? await findFileOfSeller(sellerId, fileId) : null
  if (!file) return { kind: 'not_found' }
  if (file.readyAt) return { kind: 'finished' }
  const sha256 = await hashOf(file)
  if (!sha256) return { kind: 'incomplete' }
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const product = await lockProductOfSeller(tx, sellerId, file.productId)
    const current = await findFileOfSeller(sellerId, fileId, tx)
    if (!product || !current) return { kind: 'not_found' }
    if (current.readyAt) return { kind: 'finished' }
    const onSale = await findCurrentFiles(file.productId, tx)
    if (onSale.length >= MAX_FILES && !onSale.some(({ seriesId }) => seriesId === file.seriesId)) return refused(TOO_MANY)
    await publishFile(tx, file, sha256)
    await noteChange(tx, { actor: { sellerId }, deed: 'file_added', subjectId: file.productId, after: { name: file.name, sha256 } })
    return { kind: 'finished' }
  })
}

/** Takes a file off sale. Whoever bought it keeps it. Twice is a no-op. @returns false where it is not theirs */
export function removeFile(sellerId: string, fileId: string): Promise<boolean> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const file = await findFileOfSeller(sellerId, fileId, tx)
    if (!file || !(await lockProductOfSeller(tx, sellerId, file.productId))) return false
    if (file.endedAt) return true
    await endFile(tx, fileId)
    await noteChange(tx, { actor: { sellerId }, deed: 'file_removed', subjectId: file.productId, before: { name: file.name, sha256: file.sha256 } })
    return true
  })
}

async function findUpload(sellerId: string, fileId: string): Promise<FileRow | null> {
  if (!z.uuid().safeParse(fileId).success) return null
  const file = await findFileOfSeller(sellerId, fileId)
  return file && file.readyAt === null ? file : null
}

/** Piece by piece, so that no more than one is in memory. @returns null where a piece is missing */
async function hashOf({ id, bytes }: FileRow): Promise<string | null> {
  const hash = createHash('sha256')
  for (let position = 0; position < chunkCount(bytes); position++) {
    const chunk = await readChunk(id, position)
    if (!chunk) return null
    hash.update(chunk)
  }
  return hash.digest('hex')
}
