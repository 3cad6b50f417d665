import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'
import { Kept } from './kept'
import { type OptionRow, onSale, type ValuedVariantRow, withValues } from './variant-rows'
import { cardVersions, pageVersion } from './versions'

/** What a page needs of a product's seller, picture and rating. */
export const withSeller = {
  seller: {
    select: {
      id: true,
      shopName: true,
      slug: true,
      approval: true,
      connection: { select: { status: true, livemode: true, chargesEnabled: true, country: true, defaultCurrency: true, platformCountry: true } },
    },
  },
  picture: { select: { id: true, width: true, height: true } },
  rating: { select: { counts: true } },
} satisfies Prisma.ProductInclude

/** A product with what a page needs of its seller, picture and rating. */
export type ProductWithSeller = Plain<Prisma.ProductGetPayload<{ include: typeof withSeller }>>
export type ProductRow = Plain<Prisma.ProductGetPayload<object>>

/**
 * Listed products, newest first.
 * @param filter `livemode` of our keys; `sellerId` for one shop; `without` for those shown already
 */
export async function findListedProducts(filter: {
  livemode: boolean
  sellerId?: string
  without?: string[]
  cursor?: string | null
  limit: number
}): Promise<Page<ProductWithSeller>> {
  const { livemode: listedIn, sellerId, without, cursor, limit } = filter
  const rows = await db().product.findMany({
    where: { listedIn, ...(sellerId && { sellerId }), ...(without && { id: { notIn: without } }), ...olderThan(placeOf(cursor)) },
    include: withSeller,
    orderBy: newestFirst,
    take: limit + 1,
  })
  return pageOf(rows, limit)
}

/** Whether anything is listed besides these. */
export async function isMoreListed(livemode: boolean, without: string[]): Promise<boolean> {
  return (
    (await db().product.findFirst({ where: { listedIn: livemode, id: { notIn: without } }, select: { id: true }, orderBy: newestFirst })) !== null
  )
}

// A row of a card has about a kilobyte.
const keptCards = new Kept<ProductWithSeller>(5000)

/** Products in this order; only those are read whole that have changed since they were read last. */
export async function cardsOf(ids: string[]): Promise<ProductWithSeller[]> {
  const versions = await cardVersions(ids)
  const found = new Map<string, ProductWithSeller>()
  for (const [id, version] of versions) {
    const kept = keptCards.get(id, version)
    if (kept) found.set(id, kept)
  }
  const unknown = ids.filter((id) => !found.has(id))
  const read = unknown.length > 0 ? await db().product.findMany({ where: { id: { in: unknown } }, include: withSeller }) : []
  for (const row of read) {
    found.set(row.id, row)
    keptCards.set(row.id, versions.get(row.id) ?? '', row)
  }
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined)
}

/** The listed products of these addresses, in their order. */
export async function findListedBySlugs(livemode: boolean, slugs: string[]): Promise<ProductWithSeller[]> {
  if (slugs.length === 0) return []
  const rows = await db().product.findMany({ where: { slug: { in: slugs }, listedIn: livemode }, select: { id: true, slug: true } })
  return cardsOf(slugs.flatMap((slug) => rows.find((row) => row.slug === slug)?.id ?? []))
}

/** How many products of one shop come before others have had their turn. */
const IN_A_ROW = 6

/**
 * Products for a first page, dealt out shop by shop: the six newest of each shop, newest first, then the next six of each, and so on.
 * Reads at most `limit` products of at most `limit` shops, by index.
 */
export async function dealProducts(livemode: boolean, limit: number): Promise<ProductWithSeller[]> {
  const dealt = await db().$queryRaw<{ id: string }[]>`
    select p.id
    from (select id from "Seller" where "listedIn" = ${livemode} and "newestProductAt" is not null order by "newestProductAt" desc limit ${limit}) s
    cross join lateral (
      select id, "createdAt", row_number() over (order by "createdAt" desc, id desc) as turn
      from "Product" where "sellerId" = s.id and "listedIn" = ${livemode} order by "createdAt" desc, id desc limit ${limit}
    ) p
    order by (p.turn - 1) / ${IN_A_ROW}, p."createdAt" desc, p.id desc limit ${limit}`
  return cardsOf(dealt.map(({ id }) => id))
}

/** A product with the variants that can be chosen. */
export type ProductWithVariants = ProductWithSeller & {
  options: OptionRow[]
  variants: ValuedVariantRow[]
  /** Besides its first, in order. */
  pictures: { picture: { id: string; width: number; height: number } }[]
  /** Where it is found; null for none. */
  category: { slug: string; name: string; parent: { slug: string; name: string } | null } | null
}

const inOrder = {
  select: { picture: { select: { id: true, width: true, height: true } } },
  orderBy: { position: 'asc' },
} satisfies Prisma.Product$picturesArgs

const withParent = {
  select: { slug: true, name: true, parent: { select: { slug: true, name: true } } },
} satisfies Prisma.Product$categoryArgs

// With all its variants a product has some ten kilobytes.
const keptPages = new Kept<ProductWithVariants>(500)

/** One product in any status, by the name in its address; read whole only where something of it has changed since it was read last. */
export async function findProductBySlug(slug: string): Promise<ProductWithVariants | null> {
  const version = await pageVersion(slug)
  if (version === null) return null
  const kept = keptPages.get(slug, version)
  if (kept) return kept
  const include = { ...withSeller, options: withValues, variants: onSale, pictures: inOrder, category: withParent }
  const row = await db().product.findUnique({ where: { slug }, include })
  if (row) keptPages.set(slug, version, row)
  return row
}

/** How a product is called; null when there is none. */
export async function findProductName(id: string): Promise<string | null> {
  return (await db().product.findUnique({ where: { id }, select: { name: true } }))?.name ?? null
}

/** A seller's own products in any status, newest first. */
export async function findProductsOfSeller(sellerId: string, filter: { cursor?: string | null; limit: number }): Promise<Page<ProductRow>> {
  const rows = await db().product.findMany({
    where: { sellerId, ...olderThan(placeOf(filter.cursor)) },
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(rows, filter.limit)
}
