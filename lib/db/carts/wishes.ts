import { v7 as uuidv7 } from 'uuid'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { MAX_WISHES } from '@/lib/domain/wire/wishlist'

// A guest's wishes are their browser's; a signed-in person has their own, and until they are merged those of the browser.
// Ids grow, so that two of the same millisecond keep their order.

const keyOf = ({ userId, browserHash }: CartOwner) => (userId ? { userId } : { browserHash })
const allOf = ({ userId, browserHash }: CartOwner) => ({ OR: [{ browserHash }, ...(userId ? [{ userId }] : [])] })

/** A wishlist as stored, the newest first. */
export function findWishes(owner: CartOwner): Promise<{ productId: string; seenPriceMinor: number; seenCurrency: string }[]> {
  const select = { productId: true, seenPriceMinor: true, seenCurrency: true }
  return db().wish.findMany({ where: keyOf(owner), select, orderBy: [{ addedAt: 'desc' }, { id: 'desc' }] })
}

/** Which of these products are in a wishlist. */
export async function findWishedAmong(owner: CartOwner, productIds: string[]): Promise<string[]> {
  const rows = await db().wish.findMany({ where: { productId: { in: productIds }, ...allOf(owner) }, select: { productId: true } })
  return rows.map(({ productId }) => productId)
}

/**
 * Puts a product that has a page into a wishlist, with what it costs now. One that is in it stays as it is.
 * @returns `full` when it takes no more; presses at the same moment may pass the limit by as many
 */
export async function putWish({ userId, browserHash }: CartOwner, productId: string): Promise<'saved' | 'full' | 'gone'> {
  const mine = userId ? Prisma.sql`"userId" = ${userId}` : Prisma.sql`"browserHash" = ${browserHash}`
  const [found] = await db().$queryRaw<{ isThere: boolean; isFull: boolean }[]>`
    with mine as (
      select "productId" from "Wish" where ${mine}
    ), known as (
      select exists (select from mine where "productId" = ${productId}) as "isThere", (select count(*) from mine) >= ${MAX_WISHES} as "isFull"
    ), put as (
      insert into "Wish" (id, "userId", "browserHash", "productId", "seenPriceMinor", "seenCurrency", "addedAt")
      select ${uuidv7()}, ${userId}, ${userId ? null : browserHash}, p.id, p."priceMinor", p.currency, now() at time zone 'utc'
      from "Product" p, known where p.id = ${productId} and p.status in ('active', 'archived') and not "isFull"
      on conflict do nothing returning 1
    )
    select "isThere" or exists (select from put) as "isThere", "isFull" from known`
  if (found?.isThere) return 'saved'
  return found?.isFull ? 'full' : 'gone'
}

/** Takes a product out of a wishlist; one that is not in it stays away. */
export async function deleteWish(owner: CartOwner, productId: string): Promise<void> {
  await db().wish.deleteMany({ where: { productId, ...allOf(owner) } })
}

/** Makes a browser's wishes a person's, the newest first as far as there is room. Twice, or two at once, is once: the browser has none after the first. */
export async function mergeGuestWishes({ userId, browserHash }: { userId: string; browserHash: string }): Promise<void> {
  await db().$executeRaw`
    with guest as (
      delete from "Wish" where "browserHash" = ${browserHash} returning id, "productId", "seenPriceMinor", "seenCurrency", "addedAt"
    )
    insert into "Wish" (id, "userId", "productId", "seenPriceMinor", "seenCurrency", "addedAt")
    select id, ${userId}, "productId", "seenPriceMinor", "seenCurrency", "addedAt" from guest
    where not exists (select from "Wish" mine where mine."userId" = ${userId} and mine."productId" = guest."productId")
    order by "addedAt" desc, id desc limit greatest(0, ${MAX_WISHES} - (select count(*) from "Wish" where "userId" = ${userId}))
    on conflict do nothing`
}

/** Gives a browser's wishes to another hash. What is there already stays as it is. */
export async function moveGuestWishes(tx: Tx, before: string, after: string): Promise<void> {
  await tx.$executeRaw`
    update "Wish" wish set "browserHash" = ${after} where "browserHash" = ${before}
      and not exists (select from "Wish" there where there."browserHash" = ${after} and there."productId" = wish."productId")`
}

/** Deletes guests' wishes of before a moment. @returns how many */
export async function deleteGuestWishes(before: Date): Promise<number> {
  const { count } = await db().wish.deleteMany({ where: { userId: null, addedAt: { lt: before } } })
  return count
}

/** The variant of each of these products that has but one. */
export async function findOnlyVariants(productIds: string[]): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map()
  const rows = await db().$queryRaw<{ productId: string; id: string }[]>`
    select "productId", min(id) as id from "Variant" where "productId" = any(${productIds}) and status = 'active' group by 1 having count(*) = 1`
  return new Map(rows.map(({ productId, id }) => [productId, id]))
}
