import { toMajor } from '@/lib/domain/money/money'
import type { Rating } from '@/lib/domain/reviews/review'
import type { ProductView } from '@/lib/domain/wire/catalog-views'

type Facts = { origin: string; gtin?: string | null; rating?: Rating | null }

/**
 * A product as search engines read it (schema.org/Product, JSON-LD).
 * @param facts `origin` of the shop, such as https://souk.example; `gtin`: its barcode, null where it has none, or each variant has its own; `rating`: what buyers gave it
 */
export function productData(product: ProductView, { origin, gtin = null, rating = null }: Facts): object {
  const { id, slug, name, description, pictureUrl, priceMinor, currency, seller, availability } = product
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name,
    sku: id,
    ...(gtin && { gtin }),
    ...(rating && { aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count } }),
    ...(description && { description }),
    ...(pictureUrl && { image: `${origin}${pictureUrl}` }),
    offers: {
      '@type': 'Offer',
      url: `${origin}/products/${slug}`,
      price: toMajor({ amountMinor: priceMinor, currency }),
      priceCurrency: currency.toUpperCase(),
      availability: `https://schema.org/${availability.canBuy ? 'InStock' : 'OutOfStock'}`,
      seller: { '@type': 'Organization', name: seller.shopName, url: `${origin}/sellers/${seller.slug}` },
    },
  }
}

/** JSON for a script element: nothing in it can end the element or begin another one. */
export function scriptJson(data: object): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
