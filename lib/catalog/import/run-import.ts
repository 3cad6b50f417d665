import type { FileSettings } from '@/lib/catalog/files/file-draft'
import { draftProblem, insertDraft, writeDraft } from '@/lib/catalog/write-draft'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { type KnownRow, lockProductByHandle } from '@/lib/db/catalog/filed-products'
import { findRowsLeft, type ImportedRow, type ImportHead, lockImport, writeImport, writeRowOutcome } from '@/lib/db/catalog/imports'
import { insertSources } from '@/lib/db/catalog/picture-sources'
import { type EditedProduct, writeStatus } from '@/lib/db/catalog/product-edits'
import { findShop, type ShopRow } from '@/lib/db/catalog/shops'
import { StockFollowsKeys, StockShort } from '@/lib/db/catalog/write-variants'
import { db, type Tx, transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { LineSaid } from '@/lib/domain/catalog/files/file-rows'
import { logContext, withLogContext } from '@/lib/log/context'
import { fileSettings, type KnownDraft, readKnown } from './read-known'

/** The most products in one transaction, and after how many milliseconds it takes no more of them. */
const MOST = 100
const LONGEST_MS = 4000
/** A job gives way to another after so long: a function of a host that ends it is not waited for. */
const TURN_MS = 20_000

type Outcome = Pick<ImportedRow, 'outcome' | 'said'> & { productId: string | null }
type Batch = { tx: Tx; head: ImportHead; shop: ShopRow; settings: FileSettings }

/** Begins to write the products of a file that was checked, or goes on where it was stopped. Twice is a no-op. @returns false where it cannot be run */
export function startImport(sellerId: string, importId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const head = await lockOwn(tx, sellerId, importId)
    if (!head || (head.openFor === null && head.state !== 'done')) return false
    if (head.state === 'running' || head.state === 'done') return true
    await writeImport(tx, importId, { state: 'running', endedAt: null })
    await noteChange(tx, { actor: { sellerId }, deed: 'import_started', subjectId: importId, after: { fileName: head.fileName } })
    await send(tx, 'run-import', { importId })
    return true
  })
}

/** Stops an import that is running: what it has written stays, and it can go on. Twice is a no-op. @returns false where it is not theirs */
export function stopImport(sellerId: string, importId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const head = await lockOwn(tx, sellerId, importId)
    if (!head) return false
    if (head.state !== 'running') return true
    await writeImport(tx, importId, { state: 'stopped', endedAt: new Date() })
    await noteChange(tx, { actor: { sellerId }, deed: 'import_stopped', subjectId: importId, after: { fileName: head.fileName } })
    return true
  })
}

async function lockOwn(tx: Tx, sellerId: string, importId: string): Promise<ImportHead | null> {
  await lockSeller(tx, sellerId)
  const head = await lockImport(tx, importId)
  return head?.sellerId === sellerId ? head : null
}

/** Writes what is left of an import, a batch a transaction, and sends itself again after a while. Killed at any point it goes on where it was. */
export async function runImport(importId: string): Promise<void> {
  const until = Date.now() + TURN_MS
  while (await runBatch(importId))
    if (Date.now() > until) {
      await transaction((tx) => send(tx, 'run-import', { importId }))
      return
    }
}

/** Writes some products of a running import, with the rows that say so, in one transaction. @returns whether any may be left */
export async function runBatch(importId: string, most = MOST): Promise<boolean> {
  const found = await db().import.findUnique({ where: { id: importId } })
  const shop = found && (await findShop(found.sellerId))
  if (!shop) return false
  const settings = await fileSettings(shop, found)
  // What is changed is told as done by whoever pressed the button.
  const context = { ...logContext(), ...(found.userId && { memberId: found.userId }) }
  return withLogContext(context, () =>
    transaction(async (tx) => {
      const head = await lockOwn(tx, found.sellerId, importId)
      if (head?.state !== 'running') return false
      const until = Date.now() + LONGEST_MS
      const rows = await findRowsLeft(tx, importId, most)
      for (const row of rows) {
        const { productId, ...outcome } = await importRow({ tx, head, shop, settings }, row)
        await writeRowOutcome(tx, importId, { ...outcome, line: row.line }, productId)
        if (Date.now() > until) return true
      }
      if (rows.length === most) return true
      await writeImport(tx, importId, { state: 'done', endedAt: new Date(), openFor: null })
      return false
    }),
  )
}

async function importRow(batch: Batch, row: ImportedRow): Promise<Outcome> {
  const { tx, shop, settings } = batch
  const handle = row.handle ?? ''
  const known = await lockProductByHandle(tx, shop.id, handle)
  const read = readKnown({ handle, line: row.line, rows: row.lines }, known, { shop, settings, seen: row.seen })
  if ('refused' in read) return refused(read.refused, known)
  if (known && read.isSame && read.newPictures.length === 0) return { outcome: 'unchanged', said: read.notes, productId: known.id }
  const product = known ?? { id: null, sellerId: shop.id, categoryId: null }
  const problem = await draftProblem(tx, product, read.draft)
  if (problem) {
    const said = Object.entries(problem.errors).flatMap(([field, each]) => (each ? [{ line: read.lineOf(field), said: each }] : []))
    return refused(said, known)
  }
  await tx.$executeRaw`savepoint product`
  try {
    const { id } = await write(batch, handle, known, read)
    await tx.$executeRaw`release savepoint product`
    return { outcome: known ? 'changed' : 'added', said: read.notes, productId: id }
  } catch (error) {
    if (!(error instanceof StockShort || error instanceof StockFollowsKeys)) throw error
    await tx.$executeRaw`rollback to savepoint product`
    const key = error instanceof StockShort ? ('import.stockChanged' as const) : ('import.stockFollowsKeys' as const)
    return refused([{ line: row.line, said: { key } }], known)
  }
}

function refused(said: LineSaid[], known: KnownRow | null): Outcome {
  return { outcome: 'refused', said, productId: known?.id ?? null }
}

async function write({ tx, head, shop }: Batch, handle: string, known: KnownRow | null, read: KnownDraft): Promise<EditedProduct> {
  const written = await writeProductOf(tx, shop.id, handle, known, read)
  const isArchived = written.status === 'archived' || read.status === 'archived'
  if (read.status && written.status !== 'hidden' && isArchived) await writeStatus(tx, written, read.status)
  if (read.newPictures.length > 0) {
    await insertSources(tx, written.id, head.id, read.newPictures)
    await send(tx, 'fetch-pictures', { productId: written.id })
  }
  return written
}

async function writeProductOf(tx: Tx, sellerId: string, handle: string, known: KnownRow | null, read: KnownDraft): Promise<EditedProduct> {
  if (!known) return insertDraft(tx, sellerId, read.draft, { handle })
  return read.isSame ? known : writeDraft(tx, known, read.draft, known.pictureId)
}
