import { createHash } from 'node:crypto'
import { stocksOf } from '@/lib/catalog/files/file-draft'
import { readFile } from '@/lib/catalog/files/read-file'
import { limitImport } from '@/lib/catalog/limit-products'
import { sellerProductForm } from '@/lib/catalog/product-view'
import { findProductsByHandle, findSkuOwners, type KnownRow } from '@/lib/db/catalog/filed-products'
import {
  deleteImport,
  type ImportColumns,
  type ImportedRow,
  insertImport,
  lockOpenImport,
  writeImport,
  writeImportRows,
} from '@/lib/db/catalog/imports'
import { findShop, type ShopRow } from '@/lib/db/catalog/shops'
import { transaction } from '@/lib/db/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { FileProduct, LineSaid } from '@/lib/domain/catalog/files/file-rows'
import { cellName, titleOf } from '@/lib/domain/catalog/options'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import type { Said } from '@/lib/domain/wire/said'
import { fileSettings, type KnownDraft, readKnown } from './read-known'

/** Who imports: the shop, and its member. */
export type Importer = { sellerId: string; userId: string }
/** `currency`: of prices for which the file names none. */
export type UploadedFile = { name: string; bytes: Uint8Array; currency: string }
export type CheckedFile = { kind: 'checked'; importId: string } | { kind: 'refused'; said: Said } | { kind: 'not_found' }

/** So many products are looked up at a time. */
const PIECE = 100
const MAX_NAME = 200

/**
 * Checks a file of products and keeps what it found: which of them are new, changed, unchanged or refused. Nothing else is written; `startImport` does that. A file takes
 * the place of one that was checked before or stopped; the same file again is checked anew under the same id.
 * @param importer the person signed in, and the shop they work in
 */
export async function checkFile({ sellerId, userId }: Importer, { name, bytes, currency }: UploadedFile): Promise<CheckedFile> {
  const shop = await findShop(sellerId)
  if (!shop) return { kind: 'not_found' }
  if (!chargeCurrencies(shop.connection).includes(currency)) return { kind: 'refused', said: { key: 'product.currency' } }
  const read = readFile(bytes)
  if (!read.ok) return { kind: 'refused', said: read.said }
  if (read.products.length + read.refused.length === 0) return { kind: 'refused', said: { key: 'import.empty' } }
  const columns = {
    fileName: onePlainLine(name).slice(0, MAX_NAME) || 'products.csv',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    currency,
    hasSemicolons: read.hasSemicolons ?? false,
  }
  const rows = [...(await checkProducts(shop, read.products, columns)), ...read.refused.map(refusedLine)]
  const limited = await limitImport(shop, rows.filter(({ outcome }) => outcome === 'added').length)
  if (limited) return { kind: 'refused', said: limited }
  return keep({ sellerId, userId }, columns, rows)
}

function keep({ sellerId, userId }: Importer, columns: ImportColumns, rows: ImportedRow[]): Promise<CheckedFile> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const open = await lockOpenImport(tx, sellerId)
    if (open?.state === 'running') return { kind: 'refused', said: { key: 'import.running' } }
    const isSame = open?.state === 'checked' && open.sha256 === columns.sha256 && open.currency === columns.currency
    if (open && !isSame) await (open.state === 'checked' ? deleteImport(tx, open.id) : writeImport(tx, open.id, { openFor: null }))
    const importId = isSame ? open.id : await insertImport(tx, sellerId, userId, columns)
    if (isSame) await writeImport(tx, importId, { createdAt: new Date() })
    await writeImportRows(tx, importId, rows)
    return { kind: 'checked', importId }
  })
}

function refusedLine({ line, said }: LineSaid): ImportedRow {
  return { line, handle: null, name: '', lines: [], seen: {}, outcome: 'refused', said: [{ line, said }] }
}

async function checkProducts(shop: ShopRow, products: FileProduct[], columns: ImportColumns): Promise<ImportedRow[]> {
  const settings = await fileSettings(shop, columns)
  /** Which product of the file has each sku. */
  const skus = new Map<string, string>()
  const rows: ImportedRow[] = []
  for (let at = 0; at < products.length; at += PIECE) {
    const piece = products.slice(at, at + PIECE)
    const handles = piece.map(({ handle }) => handle)
    const known = new Map((await findProductsByHandle(shop.id, handles)).map((row) => [row.handle, row]))
    const read = piece.map((product) => ({ product, draft: readKnown(product, known.get(product.handle) ?? null, { shop, settings }) }))
    const owners = await findSkuOwners(
      shop.id,
      read.flatMap(({ draft }) => ('refused' in draft ? [] : skusOf(draft).map(({ sku }) => sku))),
    )
    for (const { product, draft } of read) {
      const saved = known.get(product.handle) ?? null
      const refused = 'refused' in draft ? draft.refused : skusTaken(product, draft, { saved, owners, skus })
      const row = { line: product.line, handle: product.handle, name: nameOf(product, saved), lines: product.rows }
      const seen = saved ? stocksOf(sellerProductForm(saved, shop)) : {}
      if ('refused' in draft || refused.length > 0) rows.push({ ...row, seen, outcome: 'refused', said: refused })
      else rows.push({ ...row, seen, outcome: outcomeOf(draft, saved), said: draft.notes })
    }
  }
  return rows
}

function outcomeOf(draft: KnownDraft, saved: KnownRow | null): ImportedRow['outcome'] {
  if (!saved) return 'added'
  return draft.isSame && draft.newPictures.length === 0 ? 'unchanged' : 'changed'
}

function nameOf({ rows, handle }: FileProduct, saved: KnownRow | null): string {
  return onePlainLine(rows.find(({ cells }) => cells.title)?.cells.title ?? saved?.name ?? handle).slice(0, MAX_NAME)
}

function skusOf({ draft }: KnownDraft): { sku: string; field: string }[] {
  const hasOptions = draft.options.length > 0
  return draft.variants.flatMap(({ sku, values }) => (sku === null ? [] : [{ sku, field: hasOptions ? cellName('sku', titleOf(values)) : 'sku' }]))
}

/** What to say of skus that another product has, saved or in the file. */
function skusTaken(
  { handle }: FileProduct,
  draft: KnownDraft,
  { saved, owners, skus }: { saved: KnownRow | null; owners: Map<string, string>; skus: Map<string, string> },
): LineSaid[] {
  return skusOf(draft).flatMap(({ sku, field }): LineSaid[] => {
    const owner = owners.get(sku)
    const twice = skus.get(sku)
    if (owner && owner !== saved?.id) return [{ line: draft.lineOf(field), said: { key: 'product.skuTaken' } }]
    if (twice && twice !== handle) return [{ line: draft.lineOf(field), said: { key: 'import.skuTwice', values: { handle: twice } } }]
    skus.set(sku, handle)
    return []
  })
}
