import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst } from '@/lib/db/keyset'
import type { FileRow, LineSaid } from '@/lib/domain/catalog/files/file-rows'
import type { ImportOutcome } from '@/lib/domain/wire/import-views'

/** A file that a seller imports. */
export type ImportHead = Prisma.ImportGetPayload<object>
/** What stands in a file, and how its prices are read. */
export type ImportColumns = Pick<ImportHead, 'fileName' | 'sha256' | 'currency' | 'hasSemicolons'>
/** A product of a file with what became of it. */
export type ImportedRow = {
  line: number
  handle: string | null
  name: string
  lines: FileRow[]
  /** Stock by the titles of variants. */
  seen: Record<string, number | null>
  outcome: ImportOutcome
  said: LineSaid[]
}

/** So many rows are written in one statement. */
const PIECE = 500

/** The import of a seller that is not over, locked until the transaction ends; null where there is none. */
export async function lockOpenImport(tx: Tx, sellerId: string): Promise<ImportHead | null> {
  await tx.$queryRaw`select 1 from "Import" where "openFor" = ${sellerId} for update`
  return tx.import.findUnique({ where: { openFor: sellerId } })
}

/** A seller's import, locked until the transaction ends; null where it is not theirs. */
export async function lockImport(tx: Tx, id: string): Promise<ImportHead | null> {
  await tx.$queryRaw`select 1 from "Import" where id = ${id} for update`
  return tx.import.findUnique({ where: { id } })
}

/** Inserts an import that is checked. Its seller has no open one (`lockOpenImport`). */
export async function insertImport(tx: Tx, sellerId: string, userId: string | null, columns: ImportColumns): Promise<string> {
  const { id } = await tx.import.create({ data: { sellerId, userId, ...columns, openFor: sellerId }, select: { id: true } })
  return id
}

/** Writes the rows of an import anew. */
export async function writeImportRows(tx: Tx, importId: string, rows: ImportedRow[]): Promise<void> {
  await tx.importRow.deleteMany({ where: { importId } })
  for (let at = 0; at < rows.length; at += PIECE) {
    const data = rows.slice(at, at + PIECE).map((row) => ({ ...row, importId }))
    await tx.importRow.createMany({ data: data as Prisma.ImportRowCreateManyInput[] })
  }
}

/** Changes the state of an import that the transaction has locked. */
export async function writeImport(tx: Tx, id: string, data: Partial<Pick<ImportHead, 'state' | 'openFor' | 'endedAt' | 'createdAt'>>): Promise<void> {
  await tx.import.update({ where: { id }, data, select: { id: true } })
}

/** Deletes an import with its rows. */
export async function deleteImport(tx: Tx, id: string): Promise<void> {
  await tx.import.delete({ where: { id } })
}

const LEFT = { outcome: { in: ['added', 'changed'] as ImportOutcome[] }, doneAt: null }

/** The next rows of an import that is to be written, in the order of the file. */
export async function findRowsLeft(tx: Tx, importId: string, limit: number): Promise<ImportedRow[]> {
  return (await tx.importRow.findMany({ where: { importId, ...LEFT }, orderBy: { line: 'asc' }, take: limit })).map(rowOf)
}

/** Writes what became of a row. */
export async function writeRowOutcome(
  tx: Tx,
  importId: string,
  { line, outcome, said }: Pick<ImportedRow, 'line' | 'outcome' | 'said'>,
  productId: string | null,
): Promise<void> {
  await tx.importRow.update({
    where: { importId_line: { importId, line } },
    data: { outcome, said: said as Prisma.InputJsonValue, productId, doneAt: new Date() },
  })
}

/** The last imports of a seller, newest first. */
export function findImports(sellerId: string, limit: number): Promise<ImportHead[]> {
  return db().import.findMany({ where: { sellerId }, orderBy: newestFirst, take: limit })
}

/** A seller's import; null where it is not theirs. */
export function findImport(sellerId: string, id: string): Promise<ImportHead | null> {
  return db().import.findFirst({ where: { id, sellerId } })
}

/** How many rows of an import came to what, and how many of each are written. */
export async function countRows(importId: string): Promise<{ outcome: ImportOutcome; count: number; done: number }[]> {
  const rows = await db().importRow.groupBy({ by: ['outcome'], where: { importId }, _count: { _all: true, doneAt: true } })
  return rows.map(({ outcome, _count }) => ({ outcome, count: _count._all, done: _count.doneAt }))
}

/** The rows of an import of which something is said, in the order of the file, after a line. */
export async function findRowsSaid(importId: string, { after, limit }: { after: number; limit: number }): Promise<ImportedRow[]> {
  const where = { importId, line: { gt: after }, NOT: { said: { equals: [] } } }
  return (await db().importRow.findMany({ where, orderBy: { line: 'asc' }, take: limit })).map(rowOf)
}

function rowOf(row: Prisma.ImportRowGetPayload<object>): ImportedRow {
  const { line, handle, name, outcome } = row
  return {
    ...{ line, handle, name, outcome },
    ...{ lines: row.lines as FileRow[], seen: row.seen as ImportedRow['seen'], said: row.said as LineSaid[] },
  }
}

/** Deletes imports that were made before a moment, with pictures that could not be fetched for them. One that is running is left. @returns how many */
export async function deleteOldImports(before: Date): Promise<number> {
  const old = { createdAt: { lt: before }, state: { not: 'running' as const } }
  await db().pictureSource.deleteMany({ where: { state: 'failed', import: old } })
  return (await db().import.deleteMany({ where: old })).count
}
