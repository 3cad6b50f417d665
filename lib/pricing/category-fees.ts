import { findCategoriesInUse, findCategoryFees, findCategoryParents } from '@/lib/db/pricing/category-fees'
import type { CategoryFee } from '@/lib/domain/wire/fee-views'

/** The most that a page shows. */
const MOST = 200

/** The percentages of categories, in force or to come; of some categories, where told. */
export async function listCategoryFees(categoryIds?: string[]): Promise<CategoryFee[]> {
  const rows = await findCategoryFees({ categoryIds, limit: MOST })
  const now = new Date()
  return rows.flatMap(({ id, category, currency, feeBps, startsAt }) => {
    const isOver = feeBps === null && startsAt <= now
    return category && !isOver ? [{ id, name: category.name, currency, feeBps, from: startsAt > now ? startsAt : null }] : []
  })
}

/** Those that a seller pays by: of categories with products of theirs, or above, in currencies without a rule of their own. */
export async function listCategoryFeesOf(sellerId: string, ownCurrencies: string[]): Promise<CategoryFee[]> {
  const used = (await findCategoriesInUse(sellerId)).filter(({ currency }) => !ownCurrencies.includes(currency))
  const ids = [...new Set(used.map(({ categoryId }) => categoryId))]
  if (ids.length === 0) return []
  const above = [...(await findCategoryParents(ids)).values()].flatMap((id) => id ?? [])
  const currencies = used.map(({ currency }) => currency)
  return (await listCategoryFees([...ids, ...above])).filter(({ currency }) => currencies.includes(currency))
}
