import { z } from 'zod'
import { isPlain } from '@/lib/domain/text/plain-text'
import type { CategoryNode } from '@/lib/domain/wire/category-views'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'

export const MAX_CATEGORY_NAME = 60
/** As many as a seller can still choose from. */
export const MAX_CATEGORIES = 200

const Name = Text.default('')
  .refine((value) => isPlain(value.trim()), asIssue('hiddenCharacters'))
  .transform((value) => value.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, asIssue('category.name'))
      .max(MAX_CATEGORY_NAME, asIssue({ key: 'product.tooLong', values: { max: MAX_CATEGORY_NAME } })),
  )

/** Reads the name of a category. */
export function parseCategoryName(typed: unknown): { ok: true; name: string } | { ok: false; said: Said } {
  const parsed = Name.safeParse(typed)
  if (parsed.success) return { ok: true, name: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, said: issue ? saidOf(issue) : { key: 'category.name' } }
}

type Row = { id: string; slug: string; name: string; parentId: string | null }

/** Categories as a tree of two levels. @param rows in their order */
export function categoryTree(rows: readonly Row[]): CategoryNode[] {
  const nodesOf = (parentId: string | null): CategoryNode[] =>
    rows.filter((row) => row.parentId === parentId).map(({ id, slug, name }) => ({ id, slug, name, children: nodesOf(id) }))
  return nodesOf(null)
}

/** What each category is called with that above it, "Home > Kitchen", by its id. */
export function categoryPaths(rows: readonly Row[]): Map<string, string> {
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name
  return new Map(rows.map(({ id, name, parentId }) => [id, [parentId && nameOf(parentId), name].filter(Boolean).join(' > ')]))
}
