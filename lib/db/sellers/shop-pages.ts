import { removePictureIfUnused, savePicture } from '@/lib/db/catalog/pictures'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma, ShopPage } from '@/lib/db/generated/client'
import type { ShopPageFacts } from '@/lib/domain/sellers/shop-page'

export type ShopPageRow = ShopPage
type NewPicture = Parameters<typeof savePicture>[1]

/** What a seller has told of their shop; null where nothing. */
export function findShopPage(sellerId: string, tx: Tx = db()): Promise<ShopPageRow | null> {
  return tx.shopPage.findUnique({ where: { sellerId } })
}

/**
 * Writes what a seller tells of their shop, the seller being locked. A banner that no page shows any more goes.
 * @param banner null for none, a picture for another; left out it stays
 */
export async function writeShopPage(tx: Tx, sellerId: string, facts: ShopPageFacts, banner?: NewPicture | null): Promise<void> {
  const before = await findShopPage(sellerId, tx)
  if (banner) await savePicture(tx, banner)
  const columns = { ...facts, ...(banner !== undefined && { bannerId: banner?.id ?? null }) } satisfies Prisma.ShopPageUncheckedUpdateInput
  await tx.shopPage.upsert({ where: { sellerId }, create: { sellerId, ...columns }, update: columns })
  if (before?.bannerId && banner !== undefined && banner?.id !== before.bannerId) await removePictureIfUnused(tx, before.bannerId)
}

/** Forgets what a seller has told of their shop. */
export async function removeShopPage(tx: Tx, sellerId: string): Promise<void> {
  const page = await findShopPage(sellerId, tx)
  await tx.shopPage.deleteMany({ where: { sellerId } })
  if (page?.bannerId) await removePictureIfUnused(tx, page.bannerId)
}

export type ShopAboutRow = {
  createdAt: Date
  story: string | null
  town: string | null
  country: string | null
  deliveryWords: string | null
  returnWords: string | null
  bannerId: string | null
  width: number | null
  height: number | null
  legalName: string | null
  businessName: string | null
}

/** All that a shop's page says of the shop itself, in one statement by primary keys; null where there is no such shop. */
export async function findShopAbout(sellerId: string): Promise<ShopAboutRow | null> {
  const [row] = await db().$queryRaw<ShopAboutRow[]>`
    select s."createdAt", p.story, p.town, p.country, p."deliveryWords", p."returnWords", b.id as "bannerId", b.width, b.height,
      l."legalName", c."businessName"
    from "Seller" s left join "ShopPage" p on p."sellerId" = s.id left join "Picture" b on b.id = p."bannerId"
      left join "SellerLegal" l on l."sellerId" = s.id left join "ConnectedAccount" c on c.id = s."connectionId" and c.status = 'connected'
    where s.id = ${sellerId}`
  return row ?? null
}
