import { db, type Tx } from '@/lib/db/client'
import type { FeaturedKind } from '@/lib/domain/wire/featured'
import { cardsOf, type ProductWithSeller } from './products'

const named = {
  product: { select: { name: true, slug: true, listedIn: true, stock: true } },
  seller: { select: { shopName: true, slug: true, listedIn: true } },
}

/** Everything that is featured, in order. */
export function findFeatured(tx: Pick<Tx, 'featured'> = db()) {
  return tx.featured.findMany({ include: named, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
}

/** One featured product or shop with its name. */
export type FeaturedRow = Awaited<ReturnType<typeof findFeatured>>[number]

/** Nobody else changes what is featured until the transaction ends. */
export async function lockFeatured(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('featured', 0))`
}

/** The id and name of what may be featured: a product that is on sale or a shop that is open; null where there is none at this address. */
export async function findToFeature(kind: FeaturedKind, slug: string): Promise<{ id: string; name: string } | null> {
  if (kind === 'product') return db().product.findFirst({ where: { slug, status: 'active' }, select: { id: true, name: true } })
  const shop = await db().seller.findFirst({ where: { slug, closure: null }, select: { id: true, shopName: true } })
  return shop && { id: shop.id, name: shop.shopName }
}

/** Features a product or a shop, as the last of its kind. */
export async function insertFeatured(tx: Tx, kind: FeaturedKind, subjectId: string, position: number): Promise<void> {
  await tx.featured.create({ data: { ...(kind === 'product' ? { productId: subjectId } : { sellerId: subjectId }), position } })
}

/** Features it no more. */
export async function deleteFeatured(tx: Tx, id: string): Promise<void> {
  await tx.featured.delete({ where: { id } })
}

/** Writes the order of those of one kind. */
export async function writeFeaturedOrder(tx: Tx, ids: string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await tx.featured.update({ where: { id }, data: { position } })
}

/** Featured products that are for sale and not sold out, in order. */
export async function findFeaturedProducts(livemode: boolean): Promise<ProductWithSeller[]> {
  const rows = await db().featured.findMany({
    where: { product: { listedIn: livemode, OR: [{ stock: null }, { stock: { gt: 0 } }] } },
    select: { productId: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return cardsOf(rows.flatMap(({ productId }) => productId ?? []))
}

const NEWEST = 12
const PICTURES = 3

/** Featured shops that are listed, in order, each with pictures of its newest products. */
export function findFeaturedShops(livemode: boolean): Promise<{ slug: string; shopName: string; pictureIds: string[] }[]> {
  return db().$queryRaw`
    select s.slug, s."shopName", array(
      select "pictureId" from (
        select "pictureId" from "Product" where "sellerId" = s.id and "listedIn" = ${livemode} order by "createdAt" desc, id desc limit ${NEWEST}
      ) newest where "pictureId" is not null limit ${PICTURES}
    ) as "pictureIds"
    from "Featured" f join "Seller" s on s.id = f."sellerId" where s."listedIn" = ${livemode} order by f.position, f.id`
}
