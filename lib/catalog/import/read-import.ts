import { countRows, findImport, findImports, findRowsSaid, type ImportedRow, type ImportHead } from '@/lib/db/catalog/imports'
import { countSources, findFailedSources } from '@/lib/db/catalog/picture-sources'
import { BYTE_ORDER_MARK, csvLine } from '@/lib/domain/text/csv'
import { IMPORT_OUTCOMES, type ImportCard, type ImportLine, type ImportView } from '@/lib/domain/wire/import-views'
import type { Said } from '@/lib/domain/wire/said'

const MOST_IMPORTS = 10
/** So many lines a page shows; the file has them all. */
const MOST_LINES = 100
const PIECE = 500
const MOST_FAILED = 5000

/** The last imports of a seller, newest first. */
export async function listImports(sellerId: string): Promise<ImportCard[]> {
  return (await findImports(sellerId, MOST_IMPORTS)).map(cardOf)
}

/** A seller's import as its page shows it; null where it is not theirs. */
export async function getImport(sellerId: string, importId: string): Promise<ImportView | null> {
  const head = await findImport(sellerId, importId)
  if (!head) return null
  const [counted, pictures, failed, said] = await Promise.all([
    countRows(importId),
    countSources(importId),
    failedLines(importId, MOST_LINES + 1),
    findRowsSaid(importId, { after: 0, limit: MOST_LINES + 1 }),
  ])
  const counts = Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, counted.find((row) => row.outcome === outcome)?.count ?? 0]))
  const lines = [...said.flatMap(linesOf), ...failed].sort((one, other) => one.line - other.line)
  return {
    ...cardOf(head),
    isOpen: head.openFor !== null,
    counts: counts as ImportView['counts'],
    total: counted.reduce((sum, { outcome, count, done: ran }) => sum + (outcome === 'added' || outcome === 'changed' ? count : ran), 0),
    done: counted.reduce((sum, row) => sum + row.done, 0),
    pictures,
    lines: lines.slice(0, MOST_LINES),
    hasMore: lines.length > MOST_LINES,
  }
}

/**
 * What is said of the lines of a seller's import, as the lines of a CSV file; null where it is not theirs.
 * @param say the words of a sentence
 * @param header of its columns: line, handle, product, what is said, address of a picture
 */
export async function exportImportLines(
  sellerId: string,
  importId: string,
  { say, header }: { say: (said: Said) => string; header: string[] },
): Promise<AsyncGenerator<string> | null> {
  return (await findImport(sellerId, importId)) && lineTexts(importId, say, header)
}

async function* lineTexts(importId: string, say: (said: Said) => string, header: string[]): AsyncGenerator<string> {
  const textOf = ({ line, handle, name, said, url }: ImportLine) => csvLine([{ number: String(line) }, handle, name, say(said), url])
  yield `${BYTE_ORDER_MARK}${csvLine(header)}`
  for (let after = 0; ; ) {
    const rows = await findRowsSaid(importId, { after, limit: PIECE })
    yield rows.flatMap(linesOf).map(textOf).join('')
    if (rows.length < PIECE) break
    after = rows.at(-1)?.line ?? after
  }
  yield (await failedLines(importId, MOST_FAILED)).map(textOf).join('')
}

function linesOf({ handle, name, outcome, said }: ImportedRow): ImportLine[] {
  return said.map((each) => ({ ...each, handle: handle ?? '', name, url: null, isNote: outcome !== 'refused' }))
}

async function failedLines(importId: string, limit: number): Promise<ImportLine[]> {
  const rows = await findFailedSources(importId, limit)
  return rows.map(({ line, url, said, product }) => ({ line, handle: product.handle, name: product.name, said: said as Said, url, isNote: true }))
}

function cardOf({ id, fileName, state, createdAt }: ImportHead): ImportCard {
  return { id, fileName, state, createdAt }
}
