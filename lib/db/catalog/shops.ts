import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const shop = {
  id: true,
  shopName: true,
  slug: true,
  approval: true,
  closure: { select: { closedAt: true } },
  connection: { select: { status: true, livemode: true, chargesEnabled: true, country: true, defaultCurrency: true, platformCountry: true } },
} satisfies Prisma.SellerSelect

/** A seller as their shop shows them, with the facts that decide whether it sells. */
export type ShopRow = Prisma.SellerGetPayload<{ select: typeof shop }>

/** The shop at an address; null when there is none. */
export function findShopBySlug(slug: string): Promise<ShopRow | null> {
  return db().seller.findUnique({ where: { slug }, select: shop })
}

/** The shop of a seller; null when there is none. */
export function findShop(sellerId: string): Promise<ShopRow | null> {
  return db().seller.findUnique({ where: { id: sellerId }, select: shop })
}

/** Addresses and names of these shops, by their ids. */
export async function findShopNames(ids: string[]): Promise<Map<string, { slug: string; shopName: string }>> {
  const rows = ids.length > 0 ? await db().seller.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true, shopName: true } }) : []
  return new Map(rows.map(({ id, ...shop }) => [id, shop]))
}
