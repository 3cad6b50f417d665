import type { Tx } from '@/lib/db/client'

/** A line of an order, as far as it takes pieces. */
export type StockLine = { id: string; variantId: string; quantity: number }

export type Reserved = { taken: Set<string>; missing: Set<string> }

/**
 * Takes the pieces of an order's lines out of stock, in the order's transaction, their products being locked (`lockProducts`): stock never goes below zero.
 * All lines in one statement, each of a variant of its own. A line that was given its keys holds its pieces for good: nothing more is taken. The product's
 * `updatedAt` stays: a sale must not spoil the form its seller has open.
 * @returns by their ids: `taken`, those whose pieces were taken, their stock being counted; `missing`, those of which too few are left, or whose variant or product is
 * no longer active: nothing was taken for them
 */
export async function reserveStock(tx: Tx, lines: StockLine[]): Promise<Reserved> {
  const wrong = lines.find(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1)
  if (wrong) throw new Error(`A quantity is a whole number from 1 on, not ${wrong.quantity}`)
  if (lines.length === 0) return { taken: new Set(), missing: new Set() }
  const wanted = JSON.stringify(lines.map(({ id, variantId, quantity }) => ({ id, variantId, quantity })))
  const rows = await tx.$queryRaw<{ id: string; isTaken: boolean }[]>`
    with line as (
      select * from jsonb_to_recordset(${wanted}::jsonb) as line (id text, "variantId" text, quantity int)
    ), has_keys as (
      select distinct "orderLineId" as id from "LicenseKey" where "orderLineId" in (select id from line)
    ), active as (
      select line.*, v.stock from line join "Variant" v on v.id = line."variantId" and v.status = 'active'
      join "Product" p on p.id = v."productId" and p.status = 'active'
    ), taken as (
      insert into "StockMovement" ("variantId", quantity, kind, "orderLineId", turn)
      select "variantId", -quantity, 'taken', id, (select count(*) + 1 from "StockMovement" before where before."orderLineId" = active.id and kind = 'taken')
      from active where stock >= quantity and id not in (select id from has_keys) order by "variantId" returning "orderLineId" as id
    )
    select id, id in (select id from taken) as "isTaken" from line
    where id not in (select id from has_keys union select id from active where stock is null)`
  const idsOf = (isTaken: boolean) => new Set(rows.filter((row) => row.isTaken === isTaken).map(({ id }) => id))
  return { taken: idsOf(true), missing: idsOf(false) }
}

/**
 * Puts back what lines of an order took, in the transaction that ends the order, their products being locked. What was put back is not put back twice, nor what a refund put
 * back, nor what was taken before its seller began to count anew, nor pieces whose keys were given: they are known to somebody. An archived variant gets its pieces too, since it may be restored.
 */
export async function releaseStock(tx: Tx, orderLineIds: string[]): Promise<void> {
  if (orderLineIds.length === 0) return
  await tx.$executeRaw`
    insert into "StockMovement" ("variantId", quantity, kind, "orderLineId", turn)
    select "variantId", pieces, 'given_back', "orderLineId", turn from (
      select taken."variantId", taken."orderLineId", taken.turn, -taken.quantity - (
        select coalesce(sum(shelved.quantity), 0)::int from "StockMovement" shelved join "RefundLine" r on r.id = shelved."refundLineId"
        where r."orderLineId" = taken."orderLineId"
      ) as pieces
      from "StockMovement" taken join "Variant" v on v.id = taken."variantId"
      where taken."orderLineId" = any(${orderLineIds}) and taken.kind = 'taken' and taken.count = v.count
      and not exists (select from "LicenseKey" k where k."orderLineId" = taken."orderLineId") and not exists (
        select from "StockMovement" back where back."orderLineId" = taken."orderLineId" and back.kind = 'given_back' and back.turn = taken.turn
      )
    ) left_out where pieces > 0 order by "variantId"`
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
