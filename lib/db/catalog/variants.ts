import { db, type Tx } from '@/lib/db/client'
import { type ProductWithSeller, withSeller } from './products'
import { type Item, itemOf } from './variant-rows'

/** The item with this variant id, in any status; null when there is none. */
export async function findItem(variantId: string): Promise<Item<ProductWithSeller> | null> {
  const row = await db().variant.findUnique({ where: { id: variantId }, include: { product: { include: withSeller } } })
  return row && itemOf(row, row.product)
}

/**
 * Keeps products from being changed or sold by others until the transaction ends. Whoever changes variants locks their products first, in this order: else two
 * that change several could wait for each other.
 */
export async function lockProducts(tx: Tx, productIds: string[]): Promise<void> {
  await tx.$queryRaw`select 1 from "Product" where id = any(${productIds}) order by id for no key update`
}

/**
 * Takes pieces out of stock for an order, in the order's transaction, its product being locked. One conditional statement: stock never goes below zero. The
 * product's `updatedAt` stays: a sale must not spoil the form its seller has open.
 * @returns false when too few pieces are left, or variant or product is no longer active; nothing was taken then
 */
export async function reserveStock(tx: Tx, variantId: string, quantity: number): Promise<boolean> {
  assertPieces(quantity)
  const [row] = await tx.$queryRaw<{ reserved: boolean }[]>`
    with wanted as (
      select v.id, v.stock from "Variant" v join "Product" p on p.id = v."productId" where v.id = ${variantId} and v.status = 'active' and p.status = 'active'
    ), taken as (
      update "Variant" v set stock = v.stock - ${quantity} from wanted where v.id = wanted.id and v.stock >= ${quantity} returning v.id
    )
    select exists (select from taken) or exists (select from wanted where stock is null) as reserved`
  return row?.reserved ?? false
}

/**
 * Puts reserved pieces back, in the transaction that ends the order: the caller's `stockHeld` makes sure it happens once. Unlimited stock stays
 * unlimited, and an archived variant gets its pieces too, since it may be restored.
 */
export async function releaseStock(tx: Tx, variantId: string, quantity: number): Promise<void> {
  assertPieces(quantity)
  await tx.$executeRaw`update "Variant" set stock = stock + ${quantity} where id = ${variantId} and stock is not null`
}

function assertPieces(quantity: number): void {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new Error(`A quantity is a whole number from 1 on, not ${quantity}`)
}
