import { db, type Tx } from '@/lib/db/client'

export type CategoryRow = {
  id: string
  slug: string
  name: string
  parentId: string | null
  position: number
  retiredAt: Date | null
  movedToId: string | null
}

/** All that are not retired, in their order. */
export function findCategories(tx: Tx = db()): Promise<CategoryRow[]> {
  return tx.category.findMany({ where: { retiredAt: null }, orderBy: [{ position: 'asc' }, { createdAt: 'asc' }] })
}

/** Those in which something is listed, or below which. Looks up one product for each. @param listedIn mode of our keys */
export function findListedCategories(listedIn: boolean): Promise<CategoryRow[]> {
  return db().$queryRaw<CategoryRow[]>`
    select c.* from "Category" c
    where c."retiredAt" is null and (
      (c."parentId" is null and exists (select 1 from "ProductSearch" s where s."topCategoryId" = c.id and s."listedIn" = ${listedIn}))
      or (c."parentId" is not null and exists (select 1 from "ProductSearch" s where s."categoryId" = c.id and s."listedIn" = ${listedIn}))
    ) order by c.position, c."createdAt"`
}

/** A category of any state with that above it and that to which its products went; null where there is none. */
export function findCategoryBySlug(slug: string) {
  return db().category.findUnique({ where: { slug }, include: { parent: true, movedTo: { select: { slug: true, retiredAt: true } } } })
}

/** Whether products can be put into a category. The row stays so until the transaction ends. */
export async function isOpenCategory(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from "Category" where id = ${id} and "retiredAt" is null for share`
  return rows.length > 0
}

/** Nobody else changes categories until the transaction ends. */
export async function lockCategories(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('categories', 0))`
}

/** Inserts a category unless its address is taken. @returns whether it was not */
export async function insertCategory(
  tx: Tx,
  category: { id: string; slug: string; name: string; parentId: string | null; position: number },
): Promise<boolean> {
  return (await tx.category.createMany({ data: [category], skipDuplicates: true })).count > 0
}

/** A category of any state by its id; null where there is none. */
export function findCategory(tx: Tx, id: string): Promise<CategoryRow | null> {
  return tx.category.findUnique({ where: { id } })
}

/** Writes the name of a category. */
export async function renameCategory(tx: Tx, id: string, name: string): Promise<void> {
  await tx.category.update({ where: { id }, data: { name } })
}

/** Writes the order of categories of one parent. */
export async function writeCategoryOrder(tx: Tx, ids: string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await tx.category.update({ where: { id }, data: { position } })
}

/**
 * Retires a category and moves its products, and what had moved to it before.
 * @param movedToId null: its products are in no category
 * @returns how many products were moved
 */
export async function retireCategory(tx: Tx, id: string, movedToId: string | null): Promise<number> {
  await tx.category.update({ where: { id }, data: { retiredAt: new Date(), movedToId } })
  await tx.category.updateMany({ where: { movedToId: id }, data: { movedToId } })
  // In one order, as other transactions that lock several products. Not `updatedAt`: a seller whose form is open loses nothing.
  return tx.$executeRaw`
    with moving as (select id from "Product" where "categoryId" = ${id} order by id for no key update)
    update "Product" p set "categoryId" = ${movedToId} from moving where p.id = moving.id`
}

/** How many products each category has itself, in any status, counted up to `most`. */
export async function countCategoryProducts(most: number): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; count: number }[]>`
    select c.id, (select count(*)::int from (select 1 from "Product" p where p."categoryId" = c.id limit ${most}) as counted) as count
    from "Category" c where c."retiredAt" is null`
  return new Map(rows.map(({ id, count }) => [id, count]))
}
