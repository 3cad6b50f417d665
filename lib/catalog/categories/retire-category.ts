import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { type CategoryRow, findCategories, lockCategories, retireCategory as retire } from '@/lib/db/catalog/categories'
import { type Tx, transaction } from '@/lib/db/client'
import { removeCategoryFees } from '@/lib/db/pricing/category-fees'
import { findFeeRulesWithParents, lockFeeRules } from '@/lib/db/pricing/fee-rules'
import { isDearer } from '@/lib/domain/pricing/fee'
import { feesAt } from '@/lib/domain/pricing/fee-rules'
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
    if (await isDearerThere(tx, category, target)) return { kind: 'refused', said: { key: 'category.dearer' } }
    await removeCategoryFees(tx, id)
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

/** Whether its products would pay more where they go, now or by a change that is announced: nobody pays more unannounced. */
async function isDearerThere(tx: Tx, from: CategoryRow, to: CategoryRow | null): Promise<boolean> {
  await lockFeeRules(tx)
  const categoryIds = [from, to].flatMap((each) => each?.id ?? [])
  const { rows, parents } = await findFeeRulesWithParents({ sellerIds: [], productIds: [], categoryIds }, tx)
  const now = new Date()
  const moments = [now, ...rows.map(({ startsAt }) => startsAt).filter((at) => at > now)]
  return [...new Set(rows.map(({ currency }) => currency))].some((currency) =>
    moments.some((at) => {
      const ruleIn = (category: CategoryRow | null) =>
        feesAt(rows, at, parents).ruleOfProduct(null, currency, { id: null, categoryId: category?.id ?? null })
      return isDearer(ruleIn(from), ruleIn(to))
    }),
  )
}
