import { countCategoryProducts, findCategories, findCategoryBySlug, findListedCategories } from '@/lib/db/catalog/categories'
import { categoryTree } from '@/lib/domain/catalog/categories'
import type { CategoryLine, CategoryNode, CategoryPlace } from '@/lib/domain/wire/category-views'
import { env } from '@/lib/env'

/** Every category that products can be put into, in the operator's order. */
export async function listCategories(): Promise<CategoryNode[]> {
  return categoryTree(await findCategories())
}

/** Those in which buyers find something. */
export async function listListedCategories(): Promise<CategoryNode[]> {
  return categoryTree(await findListedCategories(env().livemode))
}

/** A large category is not counted to the end. */
export const MOST_COUNTED = 1000

/** Every category as the operator's list shows it, those below the top after it. */
export async function listCategoryLines(): Promise<CategoryLine[]> {
  const [tree, counts] = await Promise.all([listCategories(), countCategoryProducts(MOST_COUNTED)])
  const linesOf = (nodes: CategoryNode[], parent: string | null): CategoryLine[] =>
    nodes.flatMap(({ id, slug, name, children }, place) => {
      const products = counts.get(id) ?? 0
      const line = { id, slug, name, parent, place, siblings: nodes.length, products, hasChildren: children.length > 0 }
      return [line, ...linesOf(children, id)]
    })
  return linesOf(tree, null)
}

/** The category at an address; of one that was retired, `movedTo` is the address that took its place, if any did. Null where there is none. */
export async function categoryAt(slug: string): Promise<{ place: CategoryPlace } | { movedTo: string | null } | null> {
  const row = await findCategoryBySlug(slug)
  if (!row) return null
  if (row.retiredAt) return { movedTo: row.movedTo && !row.movedTo.retiredAt ? row.movedTo.slug : null }
  const { id, name, parent } = row
  return { place: { id, slug, name, parent: parent && { slug: parent.slug, name: parent.name } } }
}
