import { correctStock } from '@/lib/db/catalog/stock'
import { db, type Tx } from '@/lib/db/client'

/** A line of an order, as far as it is given keys. */
export type KeyLine = { id: string; variantId: string; quantity: number }

/** Whether a variant is sold with keys. */
export async function hasKeyPool(tx: Tx, variantId: string): Promise<boolean> {
  return (await tx.keyPool.count({ where: { variantId } })) > 0
}

/**
 * Begins to sell a variant with keys, unless it is: its stock is counted anew, from nought. Its product is locked by the transaction. The pool is then locked until
 * the transaction ends, so that an order that finds no key and keys that come see each other.
 */
export async function openKeyPool(tx: Tx, variantId: string): Promise<void> {
  const { count } = await tx.keyPool.createMany({ data: [{ variantId }], skipDuplicates: true })
  await lockKeyPool(tx, variantId)
  if (count === 0) return
  await correctStock(tx, variantId, null)
  await correctStock(tx, variantId, 0)
}

async function lockKeyPool(tx: Tx, variantId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "KeyPool" where "variantId" = ${variantId} for update`
}

/** Which of these fingerprints the shop has already. */
export async function findKnownKeys(tx: Tx, sellerId: string, fingerprints: string[]): Promise<Set<string>> {
  const rows = await tx.licenseKey.findMany({ where: { sellerId, fingerprint: { in: fingerprints } }, select: { fingerprint: true } })
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}

/** How many keys of each variant are not sold, and how many are; variants without keys are left out. */
export async function countKeys(variantIds: string[], tx: Tx = db()): Promise<Map<string, { unsold: number; sold: number }>> {
  const rows = await tx.$queryRaw<{ variantId: string; unsold: number; sold: number }[]>`
    select p."variantId", count(k.id) filter (where k."orderLineId" is null)::int as unsold, count(k."orderLineId")::int as sold
    from "KeyPool" p left join "LicenseKey" k on k."variantId" = p."variantId" where p."variantId" = any(${variantIds}) group by p."variantId"`
  return new Map(rows.map(({ variantId, ...counts }) => [variantId, counts]))
}

/** How many keys are missing of what was sold of a product. */
export async function countMissingKeys(productId: string): Promise<number> {
  const { _sum: sum } = await db().entitlement.aggregate({
    where: { productId, keysMissing: { gt: 0 }, revokedAt: null },
    _sum: { keysMissing: true },
  })
  return sum.keysMissing ?? 0
}

export type NewKey = { id: string; sealed: string; fingerprint: string }

/** Puts keys on sale. Orders that wait for keys get theirs first; the stock rises by the others. The pool is locked by the transaction (`openKeyPool`). */
export async function insertKeys(tx: Tx, place: { sellerId: string; productId: string; variantId: string }, keys: NewKey[]): Promise<void> {
  const { sellerId, productId, variantId } = place
  await tx.licenseKey.createMany({ data: keys.map((key) => ({ ...key, sellerId, variantId })) })
  const waiting = await tx.entitlement.findMany({
    where: { productId, keysMissing: { gt: 0 }, revokedAt: null, orderLine: { variantId } },
    select: { orderLineId: true, keysMissing: true, orderLine: { select: { quantity: true } } },
    orderBy: { grantedAt: 'asc' },
  })
  let left = keys.length
  for (const { orderLineId: id, keysMissing, orderLine } of waiting) {
    const given = await takeKeys(tx, { id, variantId, quantity: orderLine.quantity }, Math.min(left, keysMissing))
    left -= given
    await tx.entitlement.update({ where: { orderLineId: id }, data: { keysMissing: keysMissing - given } })
  }
  if (left > 0) await tx.stockMovement.create({ data: { variantId, quantity: left, kind: 'restocked' } })
  await tx.keyPool.update({ where: { variantId }, data: { emptyToldAt: null } })
}

/**
 * Gives a paid line its keys, in the transaction that records its payment: one a piece, once. What it did not take out of stock it has no key of: those left are
 * others'. The keys of other payments under way are passed over.
 * @returns whether it may have been the last: nothing is left in stock
 */
export async function giveKeys(tx: Tx, line: KeyLine): Promise<boolean> {
  const had = await tx.licenseKey.count({ where: { orderLineId: line.id } })
  const wanted = line.quantity - had
  const given = wanted > 0 && (await holdsPieces(tx, line)) ? await takeKeys(tx, line, wanted) : 0
  if (given < wanted) {
    await lockKeyPool(tx, line.variantId)
    await tx.entitlement.update({ where: { orderLineId: line.id }, data: { keysMissing: wanted - given } })
  }
  const { stock } = await tx.variant.findUniqueOrThrow({ where: { id: line.variantId }, select: { stock: true } })
  return stock === 0
}

/** Whether the pieces of a line are out of stock for it, by the count under way. */
async function holdsPieces(tx: Tx, { id, variantId }: KeyLine): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ holds: boolean }[]>`
    select exists (
      select from "StockMovement" taken join "Variant" v on v.id = taken."variantId"
      where taken."orderLineId" = ${id} and taken.kind = 'taken' and v.id = ${variantId} and taken.count = v.count and not exists (
        select from "StockMovement" back where back."orderLineId" = taken."orderLineId" and back.kind = 'given_back' and back.turn = taken.turn
      )) as holds`
  return row?.holds ?? false
}

/** @returns how many of these there were */
function takeKeys(tx: Tx, { id, variantId }: KeyLine, wanted: number): Promise<number> {
  return tx.$executeRaw`
    update "LicenseKey" k set "orderLineId" = ${id}, "assignedAt" = now() at time zone 'utc',
      unit = picked.place + (select coalesce(max(unit), 0) from "LicenseKey" where "orderLineId" = ${id})
    from (
      select free.id, row_number() over (order by free.id)::int as place from (
        select id from "LicenseKey" where "variantId" = ${variantId} and "orderLineId" is null order by id limit ${wanted} for update skip locked
      ) free
    ) picked where k.id = picked.id`
}

/** A key as it is kept, and of which line. */
export type KeyRow = { id: string; orderLineId: string | null; sealed: string }

/** The keys of these lines, in the order of their pieces. */
export function findKeysOfLines(orderLineIds: string[]): Promise<KeyRow[]> {
  if (orderLineIds.length === 0) return Promise.resolve([])
  return db().licenseKey.findMany({
    where: { orderLineId: { in: orderLineIds } },
    select: { id: true, orderLineId: true, sealed: true },
    orderBy: { unit: 'asc' },
  })
}

/**
 * Takes keys that are not sold off sale, but for those of orders under way. Its product is locked by the transaction. Where none is left and nobody waits for one, the
 * variant is sold without keys again, and sold out until its seller says how many there are.
 * @returns how many
 */
export async function removeUnsoldKeys(tx: Tx, { productId, variantId }: { productId: string; variantId: string }): Promise<number> {
  await lockKeyPool(tx, variantId)
  const { stock } = await tx.variant.findUniqueOrThrow({ where: { id: variantId }, select: { stock: true } })
  const removed = await tx.$executeRaw`
    delete from "LicenseKey" where id in (
      select id from "LicenseKey" where "variantId" = ${variantId} and "orderLineId" is null order by id desc limit ${stock ?? 0} for update skip locked)`
  if (removed > 0) await tx.stockMovement.create({ data: { variantId, quantity: -removed, kind: 'adjusted' } })
  const left = await tx.licenseKey.count({ where: { variantId, orderLineId: null } })
  const waiting = await tx.entitlement.count({ where: { productId, keysMissing: { gt: 0 }, orderLine: { variantId } } })
  if (left === 0 && waiting === 0) await tx.keyPool.delete({ where: { variantId } })
  return removed
}

/** A pool of which no key is left, with its shop; null where there are some, or its seller was told. */
export async function findEmptyPool(variantId: string): Promise<EmptyPool | null> {
  const pool = await db().keyPool.findUnique({
    where: { variantId, emptyToldAt: null },
    select: {
      variant: {
        select: { title: true, product: { select: { id: true, name: true } }, seller: { select: { id: true, shopName: true } } },
      },
    },
  })
  if (!pool || (await db().licenseKey.count({ where: { variantId, orderLineId: null } })) > 0) return null
  const { title, product, seller } = pool.variant
  return { sellerId: seller.id, productId: product.id, name: product.name, variantTitle: title, shopName: seller.shopName }
}

/** Its seller was told that a pool is empty. */
export async function markPoolTold(variantId: string): Promise<void> {
  await db().keyPool.updateMany({ where: { variantId, emptyToldAt: null }, data: { emptyToldAt: new Date() } })
}

export type EmptyPool = {
  sellerId: string
  productId: string
  name: string
  variantTitle: string
  shopName: string
}

/** Keys by their ids, a page at a time: to seal them anew. */
export function listKeys(after: string | undefined, limit: number): Promise<KeyRow[]> {
  return db().licenseKey.findMany({
    where: after ? { id: { gt: after } } : {},
    select: { id: true, orderLineId: true, sealed: true },
    orderBy: { id: 'asc' },
    take: limit,
  })
}

/** Puts a key that was sealed anew in the place of the one that was read, if it still stands there. */
export async function replaceSealedKey(id: string, before: string, sealed: string): Promise<void> {
  await db().licenseKey.updateMany({ where: { id, sealed: before }, data: { sealed } })
}
