import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { findCategories, lockCategories, retireCategory as retire } from '@/lib/db/catalog/categories'
import { transaction } from '@/lib/db/client'
import type { EditCategoryResult } from './edit-categories'

/**
 * Takes a category away and moves its products. Its address leads to where they went. One with categories below it is not retired.
 * @param movedToId null: its products are in no category
 */
export async function retireCategory(
  viewer: Pick<Viewer, 'userId' | 'isOperator'>,
  id: string,
  movedToId: string | null,
): Promise<EditCategoryResult> {
  if (!viewer.isOperator) return { kind: 'not_operator' }
  return transaction(async (tx) => {
    await lockCategories(tx)
    const all = await findCategories(tx)
    const category = all.find((each) => each.id === id)
    if (!category) return { kind: 'not_found' }
    if (all.some(({ parentId }) => parentId === id)) return { kind: 'refused', said: { key: 'category.hasChildren' } }
    const target = movedToId === null ? null : all.find((each) => each.id === movedToId && each.id !== id)
    if (target === undefined) return { kind: 'refused', said: { key: 'category.gone' } }
    const moved = await retire(tx, id, movedToId)
    const before = { name: category.name }
    await noteChange(tx, {
      actor: viewer,
      deed: 'category_retired',
      subjectId: id,
      before,
      after: { movedTo: target?.name ?? null, products: moved },
    })
    return { kind: 'done', name: category.name }
  })
}
