import type { ProductRow, ProductWithSeller } from '@/lib/db/products'
import { availability } from '@/lib/domain/availability'
import type { ProductView, SellerProductView } from '@/lib/domain/views'
import { env } from '@/lib/env'

/** Where a picture is served; null for none. */
export function pictureUrl(pictureId: string | null): string | null {
  return pictureId && `/pictures/${pictureId}`
}

/** A product as a buyer sees it now. */
export function productView(row: ProductWithSeller): ProductView {
  const { id, shopName, slug, connection } = row.seller
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    priceMinor: row.priceMinor,
    currency: row.currency,
    stock: row.stock,
    pictureUrl: pictureUrl(row.pictureId),
    pictureWidth: row.picture?.width ?? null,
    pictureHeight: row.picture?.height ?? null,
    seller: { id, shopName, slug },
    availability: availability({ ...row, shopName, connection, livemode: env().livemode }),
  }
}

/** A product as its seller edits it. */
export function sellerProductView(row: ProductRow): SellerProductView {
  const { id, slug, name, description, priceMinor, currency, stock, status } = row
  return {
    id,
    slug,
    name,
    description,
    priceMinor,
    currency,
    stock,
    status,
    pictureUrl: pictureUrl(row.pictureId),
    version: row.updatedAt.toISOString(),
  }
}
