import { findShopBySlug } from '@/lib/db/catalog/shops'
import { canCharge } from '@/lib/domain/catalog/availability'
import type { SellerCard } from '@/lib/domain/wire/views'
import { env } from '@/lib/env'

/** The shop at an address; `isPaused` while it cannot take payments. Null when there is no such shop. */
export async function getShop(slug: string): Promise<{ seller: SellerCard; isPaused: boolean } | null> {
  const row = await findShopBySlug(slug)
  if (!row) return null
  return { seller: { id: row.id, shopName: row.shopName, slug: row.slug }, isPaused: !canCharge(row.connection, env()) }
}
