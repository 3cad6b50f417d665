import { findProductBySlug, type ProductWithVariants } from '@/lib/db/catalog/products'
import { picturedItemOf, valuesOf } from '@/lib/db/catalog/variant-rows'
import type { PictureView, ProductPageView } from '@/lib/domain/wire/catalog-views'
import { stripeNow } from '@/lib/stripe/clock'
import { itemView, pictureUrl, productView } from './product-view'

/** The product at an address with its variants, also when it is archived or cannot be bought (`availability` says why); null when there is none, only a draft, or one that an operator has hidden. */
export async function getProduct(slug: string): Promise<ProductPageView | null> {
  const row = await findProductBySlug(slug)
  if (!row || row.status === 'draft' || row.status === 'hidden') return null
  // Only a day needs Stripe's clock.
  const now = row.chargeWhen === 'on_date' ? await stripeNow() : new Date()
  const variants = row.variants.map((variant) => {
    const { variantId: id, variantTitle: title, priceMinor, stock, availability, ...item } = itemView(picturedItemOf(variant, row), now)
    const picture = { pictureUrl: item.pictureUrl, pictureWidth: item.pictureWidth, pictureHeight: item.pictureHeight }
    return {
      id,
      title,
      values: valuesOf(variant, row.options),
      compareAtMinor: variant.compareAtMinor,
      barcode: variant.barcode,
      priceMinor,
      stock,
      availability,
      ...picture,
    }
  })
  // A value that no variant has can be chosen by nobody.
  const isUsed = (value: string, at: number) => variants.some(({ values }) => values[at] === value)
  const options = row.options.map(({ name, values }, at) => ({ name, values: values.map((each) => each.name).filter((each) => isUsed(each, at)) }))
  return { ...productView(row, now), options, variants, pictures: picturesOf(row), categories: categoriesOf(row) }
}

/** From the top. */
function categoriesOf({ category }: ProductWithVariants): { slug: string; name: string }[] {
  if (!category) return []
  const { parent, ...own } = category
  return [parent ?? [], own].flat()
}

function picturesOf({ picture, pictures }: ProductWithVariants): PictureView[] {
  const all = [picture ?? [], ...pictures.map((each) => each.picture)].flat()
  return all.map(({ id, width, height }) => ({ url: pictureUrl(id) ?? '', width, height }))
}
