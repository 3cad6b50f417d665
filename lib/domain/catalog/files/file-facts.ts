import type { ProductStatus } from '@/lib/domain/wire/catalog-views'
import type { FileRow } from './file-rows'

/** What a file says of a product's status. */
export type FileStatus = 'active' | 'draft' | 'archived'
/** A category by its path: "Home > Mugs". */
export type FiledCategory = { id: string; path: string }

/**
 * The status of a product in a file. What is active but not published is a draft here, and so is what only its link leads to.
 * @returns null leaves the saved one, as what an operator has hidden; `unknown` for a word that is none
 */
export function filedStatus(rows: FileRow[], saved: ProductStatus | null): FileStatus | null | 'unknown' {
  const cell = (column: 'status' | 'published') => rows.find(({ cells }) => cells[column])?.cells[column]?.toLowerCase() ?? ''
  const [status, published] = [cell('status'), cell('published')]
  if (saved === 'hidden') return null
  if (status === 'draft' || status === 'unlisted' || status === 'hidden') return 'draft'
  if (status === 'archived') return 'archived'
  if (status !== '' && status !== 'active') return 'unknown'
  if (/^(false|no|0)$/.test(published)) return 'draft'
  return status === '' && published === '' ? null : 'active'
}

/** The category that a path of another shop leads to: the same path, else the last of its names that one of ours alone has; null for none. */
export function categoryIn(path: string, categories: FiledCategory[]): string | null {
  const wanted = namesOf(path)
  const known = categories.map(({ id, path: own }) => ({ id, names: namesOf(own) }))
  const same = known.find(({ names }) => names.join('>') === wanted.join('>'))
  if (same) return same.id
  for (const name of wanted.toReversed()) {
    const [one, another] = known.filter(({ names }) => names.at(-1) === name)
    if (one && !another) return one.id
  }
  return null
}

function namesOf(path: string): string[] {
  return path.split('>').map((name) => name.trim().toLowerCase())
}
