import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { CategoryParents, FeeKey, StoredFeeRule } from '@/lib/domain/pricing/fee-rules'
import { findCategoryParents } from './category-fees'

/** A rule as it is stored: it counts, or will. */
export type FeeRuleRow = StoredFeeRule & { id: string }

/** Of which charges rules are looked for. */
export type FeeFilter = { currencies?: string[]; sellerIds: string[]; productIds: string[]; categoryIds?: string[] }

/** Every rule that may be counted of some charges: those of the currencies (all of them unless named), of the sellers, of the products and of the categories. */
export function findFeeRules({ currencies, sellerIds, productIds, categoryIds = [] }: FeeFilter, client: Tx = db()): Promise<FeeRuleRow[]> {
  const inCurrency = currencies && { currency: { in: currencies } }
  const ofShops = { productId: null, categoryId: null, OR: [{ sellerId: null }, { sellerId: { in: sellerIds } }] }
  const OR: Prisma.FeeRuleWhereInput[] = [{ ...inCurrency, ...ofShops }, { productId: { in: productIds } }]
  if (categoryIds.length > 0) OR.push({ ...inCurrency, categoryId: { in: categoryIds } })
  return client.feeRule.findMany({ where: { OR }, orderBy: [{ startsAt: 'asc' }, { createdAt: 'asc' }] })
}

/** The same with the rules of the categories above, and which is above which: for `feesAt`. Asks for categories only where some are told. */
export async function findFeeRulesWithParents(filter: FeeFilter, client: Tx = db()): Promise<{ rows: FeeRuleRow[]; parents: CategoryParents }> {
  const categoryIds = [...new Set(filter.categoryIds)]
  const parents = await findCategoryParents(categoryIds, client)
  const above = [...parents.values()].flatMap((id) => id ?? [])
  return { parents, rows: await findFeeRules({ ...filter, categoryIds: [...categoryIds, ...above] }, client) }
}

/** A rule by its id; null when another has taken its place. */
export function findFeeRule(id: string): Promise<FeeRuleRow | null> {
  return db().feeRule.findUnique({ where: { id } })
}

/** Rules of single shops and products with their names, those of a seller or of all: as many as a page shows. */
export async function findOwnFeeRules(sellerId: string | null, limit: number) {
  const seller = { select: { id: true, shopName: true } }
  const own: Prisma.FeeRuleWhereInput[] =
    sellerId === null ? [{ sellerId: { not: null } }, { productId: { not: null } }] : [{ sellerId }, { product: { sellerId } }]
  const orderBy = [{ startsAt: 'asc' as const }, { createdAt: 'asc' as const }]
  return db().feeRule.findMany({ where: { OR: own }, include: { seller, product: { select: { name: true, seller } } }, orderBy, take: limit })
}

/** Nobody else changes the fees until the transaction ends. */
export async function lockFeeRules(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('fee rules', 0))`
}

type NewFeeRule = Omit<StoredFeeRule, keyof FeeKey>

/** Writes a rule in the place of those that do not count any more, or do not yet. @param inForceId the one that counts until then, which stays; null: none */
export async function replaceFeeRule(tx: Tx, key: FeeKey, inForceId: string | null, rule: NewFeeRule): Promise<string> {
  const { currency, sellerId, productId, categoryId } = key
  const same = productId === null ? { currency, sellerId, productId, categoryId } : { productId }
  await tx.feeRule.deleteMany({ where: { ...same, ...(inForceId && { id: { not: inForceId } }) } })
  return (await tx.feeRule.create({ data: { ...key, ...rule }, select: { id: true } })).id
}

/** Who pays by a rule: sellers with a connected account who have products in its currency and pay no fee of their own now, a page at a time by id. For a seller or product: that seller. */
export async function findPayers(key: FeeKey, after: string | null, limit: number, client: Tx = db()): Promise<string[]> {
  const { currency, sellerId, productId, categoryId } = key
  const within = categoryId === null ? {} : { category: { OR: [{ id: categoryId }, { parentId: categoryId }] } }
  const sells: Prisma.SellerWhereInput =
    productId !== null
      ? { products: { some: { id: productId } } }
      : sellerId !== null
        ? { id: sellerId }
        : {
            products: { some: { currency, status: { not: 'archived' }, ...within } },
            feeRules: { none: { currency, productId: null, feeBps: { not: null }, startsAt: { lte: new Date() } } },
          }
  const where: Prisma.SellerWhereInput = {
    AND: [sells, after === null ? {} : { id: { gt: after } }],
    connection: { status: 'connected' },
    closure: null,
  }
  const rows = await client.seller.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take: limit })
  return rows.map(({ id }) => id)
}

/** The currencies that anything active is priced in; of one seller, where told. */
export async function findCurrenciesInUse(sellerId?: string): Promise<string[]> {
  const where = { status: 'active' as const, ...(sellerId && { sellerId }) }
  const rows = await db().product.findMany({ where, distinct: ['currency'], select: { currency: true } })
  return rows.map(({ currency }) => currency).sort()
}
