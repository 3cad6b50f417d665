import { v7 as uuidv7 } from 'uuid'
import { withSeller } from '@/lib/db/catalog/products'
import { withPicture } from '@/lib/db/catalog/variant-rows'
import { db, type Tx, transaction } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { MAX_LINES } from '@/lib/domain/wire/checkout-wire'
import { MAX_QUANTITY } from '@/lib/domain/wire/most'

/** Whose cart: the signed-in person's, else this browser's (hash of its cookie). */

const withTax = { select: { ...withSeller.seller.select, tax: { select: { mode: true, behavior: true } } } } satisfies Prisma.SellerDefaultArgs
const lineWithProduct = {
  variant: { include: { ...withPicture, product: { include: { ...withSeller, seller: withTax } } } },
} satisfies Prisma.CartLineInclude

/** A line of a cart with its variant, product and seller as they are now. */
export type CartLineRow = Plain<Prisma.CartLineGetPayload<{ include: typeof lineWithProduct }>>

const keyOf = ({ userId, browserHash }: CartOwner) => (userId ? { userId } : { browserHash })

/** The lines of a cart, in the order they were put in; none where there is no cart. */
export function findCartLines(owner: CartOwner): Promise<CartLineRow[]> {
  return db().cartLine.findMany({ where: { cart: keyOf(owner) }, include: lineWithProduct, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] })
}

/** What is in a cart, in an order that does not change. A line that is taken out and put in again is another. */
export function findCartContents(owner: CartOwner): Promise<{ id: string; quantity: number }[]> {
  return db().cartLine.findMany({ where: { cart: keyOf(owner) }, select: { id: true, quantity: true }, orderBy: { id: 'asc' } })
}

/** How many pieces a cart holds; a signed-in person's includes what this browser's guest cart will bring when it is merged. */
export async function countPieces({ userId, browserHash }: CartOwner): Promise<number> {
  const carts = { OR: [{ browserHash }, ...(userId ? [{ userId }] : [])] }
  const { _sum } = await db().cartLine.aggregate({ where: { cart: carts }, _sum: { quantity: true } })
  return _sum.quantity ?? 0
}

export type Addition = {
  /** Made for one press: the same one adds once. */
  addId: string
  variantId: string
  quantity: number
  /** The most pieces the line may come to. */
  most: number
  seenPriceMinor: number
  seenCurrency: string
}

/**
 * Puts pieces into a cart, on top of those that are there. A repeated `addId` changes nothing.
 * @returns how many pieces the line has then; `full` when the cart takes no more products
 */
export function addToCart(owner: CartOwner, addition: Addition): Promise<number | 'full'> {
  return transaction(async (tx) => {
    const [put] = await putIn(tx, await lockCart(tx, owner), addition)
    return put?.fits ? put.quantity : 'full'
  })
}

/** Writes the press and the line in one statement, the cart being locked: a press that was here before changes nothing, and one that finds no room is not kept. */
function putIn(tx: Tx, cartId: string, { addId, variantId, quantity, most, seenPriceMinor, seenCurrency }: Addition) {
  return tx.$queryRaw<{ quantity: number; fits: boolean }[]>`
    with there as (
      select quantity from "CartLine" where "cartId" = ${cartId} and "variantId" = ${variantId}
    ), room as (
      select exists (select from there) or count(*) < ${MAX_LINES} as fits from "CartLine" where "cartId" = ${cartId}
    ), press as (
      insert into "CartAddition" (id, "cartId", at) select ${addId}, ${cartId}, now() at time zone 'utc' from room where fits on conflict do nothing returning id
    ), line as (
      insert into "CartLine" as it (id, "cartId", "variantId", quantity, "seenPriceMinor", "seenCurrency", "addedAt")
      select ${uuidv7()}, ${cartId}, ${variantId}, least(${most}::int, ${quantity}::int), ${seenPriceMinor}, ${seenCurrency}, now() at time zone 'utc' from press
      on conflict ("cartId", "variantId") do update set quantity = least(${most}::int, it.quantity + ${quantity}::int),
        "seenPriceMinor" = excluded."seenPriceMinor", "seenCurrency" = excluded."seenCurrency"
      returning quantity
    )
    select coalesce((select quantity from line), (select quantity from there), 0) as quantity, fits from room`
}

/** Makes the cart unless it is there, and keeps it from others until the transaction ends. */
async function lockCart(tx: Tx, { userId, browserHash }: CartOwner): Promise<string> {
  const whose = userId ? { column: Prisma.raw('"userId"'), key: userId } : { column: Prisma.raw('"browserHash"'), key: browserHash }
  const [cart] = await tx.$queryRaw<{ id: string }[]>`
    insert into "Cart" (id, ${whose.column}, "updatedAt") values (gen_random_uuid()::text, ${whose.key}, now() at time zone 'utc')
    on conflict (${whose.column}) do update set "updatedAt" = excluded."updatedAt" returning id`
  if (!cart) throw new Error('PostgreSQL returned no cart')
  return cart.id
}

/** Forgets presses of before a moment: nobody repeats one so late. @returns how many */
export async function deleteAdditions(before: Date): Promise<number> {
  const { count } = await db().cartAddition.deleteMany({ where: { at: { lt: before } } })
  return count
}

/** Sets how many pieces a line has, and the price its buyer saw. @returns false when the cart has no such line */
export async function setQuantity(
  owner: CartOwner,
  { variantId, quantity, seenPriceMinor, seenCurrency }: { variantId: string; quantity: number; seenPriceMinor: number; seenCurrency: string },
): Promise<boolean> {
  const data = { quantity, seenPriceMinor, seenCurrency }
  const { count } = await db().cartLine.updateMany({ where: { variantId, cart: keyOf(owner) }, data })
  return count === 1
}

/** Takes a line out of a cart; one that is not there stays away. */
export async function deleteLine(owner: CartOwner, variantId: string): Promise<void> {
  await db().cartLine.deleteMany({ where: { variantId, cart: keyOf(owner) } })
}

/**
 * Makes the guest's cart of a browser part of a person's: lines of both stay, pieces of the same product are added up to what a line may hold.
 * Twice, or two at once, is once: the guest's cart is gone after the first.
 */
export async function mergeGuestCart({ userId, browserHash }: { userId: string; browserHash: string }): Promise<void> {
  // Nearly every time there is none.
  if (!(await db().cart.findUnique({ where: { browserHash }, select: { id: true } }))) return
  await transaction(async (tx) => {
    const [guest] = await tx.$queryRaw<{ id: string }[]>`select id from "Cart" where "browserHash" = ${browserHash} for update`
    if (!guest) return
    const cartId = await lockCart(tx, { userId, browserHash })
    await tx.$executeRaw`
      update "CartLine" mine set quantity = greatest(mine.quantity, least(${MAX_QUANTITY}, mine.quantity + theirs.quantity))
      from "CartLine" theirs where mine."cartId" = ${cartId} and theirs."cartId" = ${guest.id} and theirs."variantId" = mine."variantId"`
    await tx.$executeRaw`
      update "CartLine" line set "cartId" = ${cartId} where "cartId" = ${guest.id}
        and not exists (select from "CartLine" mine where mine."cartId" = ${cartId} and mine."variantId" = line."variantId")`
    await tx.cartAddition.updateMany({ where: { cartId: guest.id }, data: { cartId } })
    await tx.cart.update({ where: { id: cartId }, data: { mergedBrowserHash: browserHash, mergedAt: new Date() } })
    await tx.cart.delete({ where: { id: guest.id } })
  })
}

/** Deletes guests' carts that were last changed before a moment, with their lines. @returns how many */
export async function deleteGuestCarts(before: Date): Promise<number> {
  const { count } = await db().cart.deleteMany({ where: { userId: null, updatedAt: { lt: before } } })
  return count
}

/**
 * Takes what was bought out of its buyer's cart, in the transaction that says so: the lines of the order's parts that are authorized, captured or
 * scheduled as this transaction sees them. Each part is taken out once, however often this is called; pieces added meanwhile stay.
 * A guest who has signed in since finds the same in the cart that theirs became part of.
 * @returns the parts that were taken out now
 */
export async function removeBoughtItems(tx: Tx, order: { id: string }): Promise<string[]> {
  const parts = await tx.$queryRaw<{ id: string }[]>`
    with part as (
      update "SellerOrder" set "leftCartAt" = now() at time zone 'utc'
      where "orderId" = ${order.id} and "leftCartAt" is null and status in ('authorized', 'captured', 'scheduled') returning id
    ), bought as (
      select line."variantId", sum(line.quantity)::int as quantity from "OrderLine" line join part on part.id = line."sellerOrderId" group by 1
    ), here as (
      select cart.id from "Cart" cart join "Order" o on o.id = ${order.id}
      where cart."userId" = o."userId" or (o."userId" is null and (cart."browserHash" = o."browserHash"
         or (cart."mergedBrowserHash" = o."browserHash" and cart."mergedAt" > o."createdAt")))
    ), gone as (
      delete from "CartLine" line using bought, here
      where line."cartId" = here.id and line."variantId" = bought."variantId" and line.quantity <= bought.quantity
    ), fewer as (
      update "CartLine" line set quantity = line.quantity - bought.quantity from bought, here
      where line."cartId" = here.id and line."variantId" = bought."variantId" and line.quantity > bought.quantity
    )
    select id from part`
  return parts.map(({ id }) => id)
}
