import type { Tx } from '@/lib/db/client'

/** A line of an order, as far as it takes pieces. */
export type StockLine = { id: string; variantId: string; quantity: number }

/**
 * Takes the pieces of an order's line out of stock, in the order's transaction, its product being locked (`lockProducts`): stock never goes below zero. The
 * A line that was given its keys holds its pieces for good: nothing more is taken. The
 * product's `updatedAt` stays: a sale must not spoil the form its seller has open.
 * @returns false when too few pieces are left, or variant or product is no longer active; nothing was taken then
 */
export async function reserveStock(tx: Tx, { id, variantId, quantity }: StockLine): Promise<boolean> {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new Error(`A quantity is a whole number from 1 on, not ${quantity}`)
  const [row] = await tx.$queryRaw<{ reserved: boolean }[]>`
    with has_keys as (select 1 from "LicenseKey" where "orderLineId" = ${id} limit 1), wanted as (
      select v.id, v.stock from "Variant" v join "Product" p on p.id = v."productId" where v.id = ${variantId} and v.status = 'active' and p.status = 'active'
    ), taken as (
      insert into "StockMovement" ("variantId", quantity, kind, "orderLineId", turn)
      select id, ${-quantity}::int, 'taken', ${id}, (select count(*) + 1 from "StockMovement" where "orderLineId" = ${id} and kind = 'taken')
      from wanted where stock >= ${quantity} and not exists (select from has_keys) returning id
    )
    select exists (select from taken) or exists (select from has_keys) or exists (select from wanted where stock is null) as reserved`
  return row?.reserved ?? false
}

/**
 * Puts back what a line of an order took, in the transaction that ends the order, its product being locked. What was put back is not put back twice, nor what a refund put
 * back, nor what was taken before its seller began to count anew, nor pieces whose keys were given: they are known to somebody. An archived variant gets its pieces too, since it may be restored.
 */
export async function releaseStock(tx: Tx, orderLineId: string): Promise<void> {
  await tx.$executeRaw`
    insert into "StockMovement" ("variantId", quantity, kind, "orderLineId", turn)
    select "variantId", pieces, 'given_back', "orderLineId", turn from (
      select taken."variantId", taken."orderLineId", taken.turn, -taken.quantity - (
        select coalesce(sum(shelved.quantity), 0)::int from "StockMovement" shelved join "RefundLine" r on r.id = shelved."refundLineId"
        where r."orderLineId" = taken."orderLineId"
      ) as pieces
      from "StockMovement" taken join "Variant" v on v.id = taken."variantId"
      where taken."orderLineId" = ${orderLineId} and taken.kind = 'taken' and taken.count = v.count
      and not exists (select from "LicenseKey" k where k."orderLineId" = taken."orderLineId") and not exists (
        select from "StockMovement" back where back."orderLineId" = taken."orderLineId" and back.kind = 'given_back' and back.turn = taken.turn
      )
    ) left_out where pieces > 0`
}

/**
 * Writes what a seller says of the pieces of a variant, its product being locked. A number they saw and changed is a correction by the difference: what was sold
 * meanwhile stays sold.
 * @param seen what the form showed; left out, the number is taken as it stands
 * @returns false when more were sold meanwhile than the correction leaves; nothing was written then
 */
export async function correctStock(tx: Tx, variantId: string, stock: number | null, seen: number | null = null): Promise<boolean> {
  if (stock === null) {
    await tx.$executeRaw`update "Variant" set stock = null where id = ${variantId}`
    return true
  }
  await tx.$executeRaw`update "Variant" set stock = 0 where id = ${variantId} and stock is null`
  const [row] = await tx.$queryRaw<{ stock: number }[]>`select stock from "Variant" where id = ${variantId}`
  const current = row?.stock ?? 0
  const difference = stock - (seen ?? current)
  if (current + difference < 0) return false
  if (difference !== 0) await tx.stockMovement.create({ data: { variantId, quantity: difference, kind: 'adjusted' } })
  return true
}
