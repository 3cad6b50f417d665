import type { Said } from './said'

/** What becomes of a product of a file, or of a line that is of none. */
export const IMPORT_OUTCOMES = ['added', 'changed', 'unchanged', 'refused'] as const
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]
/** `stopped` can go on, unless another file took its place. */
export type ImportState = 'checked' | 'running' | 'done' | 'stopped'

/** An import in a list. */
export type ImportCard = { id: string; fileName: string; state: ImportState; createdAt: Date }
/** What is said of a line. `url`: of a picture. `isNote`: the rest of its product is imported. */
export type ImportLine = { line: number; handle: string; name: string; said: Said; url: string | null; isNote: boolean }

/** An import as its page shows it. */
export type ImportView = ImportCard & {
  /** Whether it can be run, or go on. */
  isOpen: boolean
  counts: Record<ImportOutcome, number>
  /** Products that are to be written, and those that are. */
  total: number
  done: number
  pictures: { waiting: number; failed: number }
  lines: ImportLine[]
  /** Whether there are more lines than these. */
  hasMore: boolean
}
