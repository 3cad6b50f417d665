import type { Viewer } from '@/lib/auth/viewer-of'
import { slugFrom, underFreeSlug } from '@/lib/catalog/slug'
import { noteChange } from '@/lib/db/audit/audit-entries'
import {
  type CategoryRow,
  findCategories,
  findCategory,
  insertCategory,
  lockCategories,
  writeCategoryOrder,
  renameCategory as writeName,
} from '@/lib/db/catalog/categories'
import { type Tx, transaction } from '@/lib/db/client'
import { MAX_CATEGORIES, parseCategoryName } from '@/lib/domain/catalog/categories'
import type { Said } from '@/lib/domain/wire/said'

type Operator = Pick<Viewer, 'userId' | 'isOperator'>

export type EditCategoryResult = { kind: 'done'; name: string } | { kind: 'refused'; said: Said } | { kind: 'not_operator' } | { kind: 'not_found' }

const NOT_OPERATOR = { kind: 'not_operator' } as const
const NOT_FOUND = { kind: 'not_found' } as const

/**
 * Adds a category after its siblings. Twice with the same id is a no-op.
 * @param id made by the page
 * @param parentId at the top; null: it is at the top itself
 */
export async function addCategory(viewer: Operator, id: string, typed: unknown, parentId: string | null): Promise<EditCategoryResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const parsed = parseCategoryName(typed)
  if (!parsed.ok) return { kind: 'refused', said: parsed.said }
  const { name } = parsed
  return transaction(async (tx) => {
    await lockCategories(tx)
    if (await findCategory(tx, id)) return { kind: 'done', name }
    const all = await findCategories(tx)
    if (all.length >= MAX_CATEGORIES) return { kind: 'refused', said: { key: 'category.tooMany', values: { max: MAX_CATEGORIES } } }
    const parent = parentId === null ? null : all.find((each) => each.id === parentId && each.parentId === null)
    if (parent === undefined) return { kind: 'refused', said: { key: 'category.noParent' } }
    const siblings = all.filter((each) => each.parentId === parentId)
    if (siblings.some((each) => each.name === name)) return { kind: 'refused', said: { key: 'category.taken' } }
    const category = { id, name, parentId, position: siblings.length }
    await underFreeSlug(slugFrom(name, 'category'), (slug) => insertCategory(tx, { ...category, slug }))
    const after = { name, ...(parent && { parent: parent.name }) }
    await noteChange(tx, { actor: viewer, deed: 'category_created', subjectId: id, after })
    return { kind: 'done', name }
  })
}

/** Gives a category another name; its address stays. Twice is a no-op. */
export async function renameCategory(viewer: Operator, id: string, typed: unknown): Promise<EditCategoryResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const parsed = parseCategoryName(typed)
  if (!parsed.ok) return { kind: 'refused', said: parsed.said }
  const { name } = parsed
  return changeOne(id, async (tx, category, siblings) => {
    if (siblings.some((each) => each.id !== id && each.name === name)) return { kind: 'refused', said: { key: 'category.taken' } }
    await writeName(tx, id, name)
    await noteChange(tx, { actor: viewer, deed: 'category_renamed', subjectId: id, before: { name: category.name }, after: { name } })
    return { kind: 'done', name }
  })
}

/** Moves a category to another place among its siblings, the first being 0; beyond the last it becomes the last. Twice is a no-op. */
export async function moveCategory(viewer: Operator, id: string, place: number): Promise<EditCategoryResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  return changeOne(id, async (tx, category, siblings) => {
    const moved = siblings.filter((each) => each.id !== id).toSpliced(place, 0, category)
    const [before, after] = [siblings, moved].map((all) => ({ position: all.findIndex((each) => each.id === id) + 1 }))
    await writeCategoryOrder(
      tx,
      moved.map((each) => each.id),
    )
    await noteChange(tx, { actor: viewer, deed: 'category_moved', subjectId: id, before, after })
    return { kind: 'done', name: category.name }
  })
}

/** @param work told the category and all of its parent, itself among them */
function changeOne(
  id: string,
  work: (tx: Tx, category: CategoryRow, siblings: CategoryRow[]) => Promise<EditCategoryResult>,
): Promise<EditCategoryResult> {
  return transaction(async (tx) => {
    await lockCategories(tx)
    const all = await findCategories(tx)
    const category = all.find((each) => each.id === id)
    if (!category) return NOT_FOUND
    return work(
      tx,
      category,
      all.filter((each) => each.parentId === category.parentId),
    )
  })
}
