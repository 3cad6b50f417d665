import type { EditedProduct } from '@/lib/db/catalog/product-edits'
import type { ProductRow, ProductWithSeller } from '@/lib/db/catalog/products'
import { type Item, valuesOf } from '@/lib/db/catalog/variant-rows'
import { availability, type ShopFacts, whyNotForSale } from '@/lib/domain/catalog/availability'
import { chargeRules } from '@/lib/domain/facts/charge-rules'
import { chargeTime } from '@/lib/domain/order/charge-time'
import { chargeTimeOf, chargeTiming } from '@/lib/domain/order/charge-timing'
import { ratingOf } from '@/lib/domain/reviews/review'
import type { ItemView, ProductView, SellerProductForm, SellerProductView } from '@/lib/domain/wire/catalog-views'
import { env } from '@/lib/env'

/** Where a picture is served; null for none. */
export function pictureUrl(pictureId: string | null): string | null {
  return pictureId && `/pictures/${pictureId}`
}

/**
 * A product as a buyer sees it now.
 * @param now by Stripe's clock where a page says when it is charged
 */
export function productView(row: ProductWithSeller, now = new Date()): ProductView {
  const { chargeWhen, dueAt } = chargeTiming(row, now)
  const { id, shopName, slug, connection, approval } = row.seller
  const rules = chargeRules(connection, row.currency)
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    priceMinor: row.priceMinor,
    hasDearer: row.mostPriceMinor > row.priceMinor,
    currency: row.currency,
    stock: row.stock,
    pictureUrl: pictureUrl(row.pictureId),
    pictureWidth: row.picture?.width ?? null,
    pictureHeight: row.picture?.height ?? null,
    seller: { id, shopName, slug },
    availability: availability({ ...row, shopName, connection, approval, terms: env() }),
    leastChargeMinor: rules.leastMinor,
    rating: ratingOf(row.rating?.counts ?? null),
    isDelivered: row.kind === 'physical',
    isDigital: row.kind === 'digital',
    isMadeToOrder: row.isMadeToOrder,
    needsAddress: rules.needsNameAndAddress,
    later: chargeTime({ chargeWhen, dueAt: chargeWhen === 'on_date' ? dueAt : null }),
    chargeTime: chargeTimeOf(row, now),
  }
}

/** A product as one of its variants, as a buyer sees it now. @param now as for `productView` */
export function itemView(item: Item<ProductWithSeller>, now = new Date()): ItemView {
  return { ...productView(item, now), variantId: item.variantId, variantTitle: item.variantTitle }
}

/** A product as its seller edits it, with whether it is for sale in their shop. */
export function sellerProductView(row: ProductRow, shop: ShopFacts | null): SellerProductView {
  const { id, slug, name, description, priceMinor, currency, stock, status, chargeWhen, chargeOn } = row
  return {
    id,
    slug,
    name,
    description,
    priceMinor,
    currency,
    stock,
    status,
    notForSale: whyNotForSale({ ...row, ...(shop ?? NO_SHOP), terms: env() }),
    chargeWhen,
    chargeOn: chargeOn?.toISOString() ?? null,
    pictureUrl: pictureUrl(row.pictureId),
    version: row.updatedAt.toISOString(),
  }
}

/** The same with all that its form shows. */
export function sellerProductForm(row: EditedProduct, shop: ShopFacts | null): SellerProductForm {
  const { kind, isMadeToOrder, taxCode, categoryId } = row
  const variants = row.variants.map((variant) => {
    const { priceMinor, compareAtMinor, stock, sku, barcode, weightGrams } = variant
    return { values: valuesOf(variant, row.options), priceMinor, compareAtMinor, stock, sku, barcode, weightGrams }
  })
  const options = row.options.map(({ name, values }) => ({ name, values: values.map((value) => value.name) }))
  return { ...sellerProductView(row, shop), kind, isMadeToOrder, taxCode, categoryId, options, variants }
}

const NO_SHOP: ShopFacts = { approval: 'approved', connection: null }
