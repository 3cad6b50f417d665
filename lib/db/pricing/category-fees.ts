import { db, type Tx } from '@/lib/db/client'

/** The percentages of categories, in force or to come, with the names of the categories; as many as a page shows. */
export function findCategoryFees(filter: { categoryIds?: string[]; limit: number }) {
  const { categoryIds, limit } = filter
  return db().feeRule.findMany({
    where: { categoryId: categoryIds ? { in: categoryIds } : { not: null } },
    include: { category: { select: { name: true } } },
    orderBy: [{ startsAt: 'asc' }, { createdAt: 'asc' }],
    take: limit,
  })
}

/** The category above each of these; null for one at the top. */
export async function findCategoryParents(ids: string[], tx: Tx = db()): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.category.findMany({ where: { id: { in: ids } }, select: { id: true, parentId: true } })
  return new Map(rows.map(({ id, parentId }) => [id, parentId]))
}

/** The categories in which a seller has products in a currency that are not archived. */
export async function findCategoriesInUse(sellerId: string): Promise<{ categoryId: string; currency: string }[]> {
  const rows = await db().product.findMany({
    where: { sellerId, categoryId: { not: null }, status: { not: 'archived' } },
    distinct: ['categoryId', 'currency'],
    select: { categoryId: true, currency: true },
  })
  return rows.flatMap(({ categoryId, currency }) => (categoryId ? [{ categoryId, currency }] : []))
}

/** How a category is called; null where there is none, or it is retired. */
export async function findCategoryName(id: string, tx: Tx = db()): Promise<string | null> {
  return (await tx.category.findFirst({ where: { id, retiredAt: null }, select: { name: true } }))?.name ?? null
}

/** Takes away what was set for a category that is retired. */
export async function removeCategoryFees(tx: Tx, categoryId: string): Promise<void> {
  await tx.feeRule.deleteMany({ where: { categoryId } })
}
