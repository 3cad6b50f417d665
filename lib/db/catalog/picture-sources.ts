import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { FilePicture } from '@/lib/domain/catalog/files/file-pictures'
import type { Said } from '@/lib/domain/wire/said'

/** A picture of a product that comes from an address. */
type PictureSourceRow = Prisma.PictureSourceGetPayload<object>
/** The same with whose it is. */
export type WaitingSource = PictureSourceRow & { product: { sellerId: string } }

/** Notes pictures of a product that are to be fetched; one that is known is left as it is. The product is locked by the transaction. */
export async function insertSources(tx: Tx, productId: string, importId: string, pictures: FilePicture[]): Promise<void> {
  const data = pictures.map(({ url, line, value }, position) => ({
    ...{ productId, importId, url, line, position },
    ...(value && { option: value.option, value: value.name }),
  }))
  await tx.pictureSource.createMany({ data, skipDuplicates: true })
}

/** What is still to be fetched of a product, in the order of the file. */
export function findWaitingSources(productId: string): Promise<WaitingSource[]> {
  const include = { product: { select: { sellerId: true } } }
  return db().pictureSource.findMany({ where: { productId, state: 'waiting' }, include, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
}

/** Writes what became of a source, unless it is decided. @returns whether it was not */
export async function writeSource(tx: Tx, id: string, state: 'fetched' | 'failed', said: Said | null): Promise<boolean> {
  const data = { state, ...(said && { said: said as Prisma.InputJsonValue }) }
  return (await tx.pictureSource.updateMany({ where: { id, state: 'waiting' }, data })).count > 0
}

/** How many pictures of an import are waiting and failed. */
export async function countSources(importId: string): Promise<{ waiting: number; failed: number }> {
  const rows = await db().pictureSource.groupBy({ by: ['state'], where: { importId, state: { in: ['waiting', 'failed'] } }, _count: { _all: true } })
  const of = (state: PictureSourceRow['state']) => rows.find((row) => row.state === state)?._count._all ?? 0
  return { waiting: of('waiting'), failed: of('failed') }
}

/** The pictures of an import that could not be fetched, with their products. */
export function findFailedSources(importId: string, limit: number) {
  const where = { importId, state: 'failed' as const }
  return db().pictureSource.findMany({ where, include: { product: { select: { name: true, handle: true } } }, orderBy: { line: 'asc' }, take: limit })
}

/** Lets an import's pictures that failed be fetched again. @returns the products they are of */
export async function reviveSources(tx: Tx, importId: string): Promise<string[]> {
  const rows = await tx.pictureSource.updateManyAndReturn({
    where: { importId, state: 'failed' },
    data: { state: 'waiting' },
    select: { productId: true },
  })
  return [...new Set(rows.map(({ productId }) => productId))]
}
