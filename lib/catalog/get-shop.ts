import { findShopBySlug } from '@/lib/db/catalog/shops'
import { canSell } from '@/lib/domain/catalog/availability'
import type { SellerCard } from '@/lib/domain/wire/catalog-views'
import { env } from '@/lib/env'

/** The shop at an address; `isPaused` while nobody can buy there. Null when there is no such shop, or it is closed. */
export async function getShop(slug: string): Promise<{ seller: SellerCard; isPaused: boolean } | null> {
  const row = await findShopBySlug(slug)
  if (!row || row.closure?.closedAt) return null
  return { seller: { id: row.id, shopName: row.shopName, slug: row.slug }, isPaused: !canSell(row, env()) }
}
