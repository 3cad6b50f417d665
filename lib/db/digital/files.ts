import { db, type Tx } from '@/lib/db/client'
import type { DigitalFile } from '@/lib/db/generated/client'

/** One version of a file, without its bytes. */
export type FileRow = DigitalFile

/** A file of a seller's product with what it is a file of; null where it is not theirs. */
export function findFileOfSeller(sellerId: string, id: string, tx: Tx = db()): Promise<FileRow | null> {
  return tx.digitalFile.findFirst({ where: { id, product: { sellerId } } })
}

/** What buyers of a product get now, in the order in which it came. */
export function findCurrentFiles(productId: string, tx: Tx = db()): Promise<FileRow[]> {
  return tx.digitalFile.findMany({ where: { productId, readyAt: { not: null }, endedAt: null }, orderBy: [{ seriesId: 'asc' }] })
}

/** All versions of files of these products that are or were for sale, the newest of each file first. */
export function findFilesOf(productIds: string[]): Promise<FileRow[]> {
  if (productIds.length === 0) return Promise.resolve([])
  const where = { productId: { in: productIds }, readyAt: { not: null } }
  return db().digitalFile.findMany({ where, orderBy: [{ seriesId: 'asc' }, { version: 'desc' }] })
}

/** One version; null when there is none. */
export function findFile(id: string): Promise<FileRow | null> {
  return db().digitalFile.findUnique({ where: { id } })
}

/** What is stored of a seller, bytes, what is being uploaded included. The seller is locked by the transaction. */
export async function storedBytes(tx: Tx, sellerId: string): Promise<number> {
  const { _sum: sum } = await tx.digitalFile.aggregate({ where: { product: { sellerId } }, _sum: { bytes: true } })
  return sum.bytes ?? 0
}

/** Begins the upload of a file, or of a new version of one. */
export async function insertUpload(
  tx: Tx,
  file: { id: string; productId: string; variantId: string | null; seriesId: string; name: string; bytes: number },
): Promise<void> {
  await tx.digitalFile.create({ data: file })
}

/** Keeps a piece of a file that is being uploaded; a piece that came before is written over. @returns false where it is not being uploaded any more */
export async function writeChunk(fileId: string, position: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const written = await db().$executeRaw`
    insert into "DigitalChunk" ("fileId", position, bytes)
    select id, ${position}, ${bytes} from "DigitalFile" where id = ${fileId} and "readyAt" is null for key share
    on conflict ("fileId", position) do update set bytes = excluded.bytes`
  return written === 1
}

/** A piece of a file, by its place from 0; null where it is not there. */
export async function readChunk(fileId: string, position: number): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await db().digitalChunk.findUnique({ where: { fileId_position: { fileId, position } } }))?.bytes ?? null
}

/** Puts an uploaded file on sale as the newest version of its series, in the place of the one before. Its product is locked by the transaction. */
export async function publishFile(tx: Tx, { id, seriesId }: FileRow, sha256: string): Promise<void> {
  const now = new Date()
  const { _max: newest } = await tx.digitalFile.aggregate({ where: { seriesId }, _max: { version: true } })
  await tx.digitalFile.updateMany({ where: { seriesId, readyAt: { not: null }, endedAt: null }, data: { endedAt: now } })
  await tx.digitalFile.update({ where: { id }, data: { version: (newest.version ?? 0) + 1, sha256, readyAt: now } })
}

/** Takes a file off sale. Twice is a no-op. */
export async function endFile(tx: Tx, id: string): Promise<void> {
  await tx.digitalFile.updateMany({ where: { id, readyAt: { not: null }, endedAt: null }, data: { endedAt: new Date() } })
}

/** At most so many in one statement: their bytes go with them. */
const PIECE = 20

/**
 * Deletes what nobody can have any more: uploads that were begun before a moment and never finished, and versions that ended before it while nobody had bought them.
 * @returns how many
 */
export async function deleteUnusedFiles(before: Date): Promise<number> {
  for (let deleted = 0; ; ) {
    const count = await db().$executeRaw`
      delete from "DigitalFile" where id in (
        (select id from "DigitalFile" where "readyAt" is null and "createdAt" < ${before}::timestamp limit ${PIECE})
        union all
        (select f.id from "DigitalFile" f where f."endedAt" < ${before}::timestamp and not exists (
          select from "Entitlement" e where e."productId" = f."productId" and e."grantedAt" >= f."readyAt" and e."grantedAt" < f."endedAt"
        ) limit ${PIECE})
      )`
    deleted += count
    if (count < PIECE) return deleted
  }
}
