import type { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import type { ProductStatus } from '@/lib/domain/wire/catalog-views'

const inside = { select: { id: true, width: true, height: true } } satisfies Prisma.PictureDefaultArgs

/** A variant's own picture, with its variant. */
export const withPicture = { picture: inside } satisfies Prisma.VariantInclude

/** A variant alone. */
export type VariantRow = Plain<Prisma.VariantGetPayload<object>>
type Picture = { id: string; width: number; height: number }

/** Variants that can be chosen, in their order. */
export const onSale = {
  where: { status: 'active' },
  orderBy: [{ position: 'asc' }, { id: 'asc' }],
  include: { ...withPicture, values: { select: { optionId: true, value: { select: { name: true } } } } },
} satisfies Prisma.Product$variantsArgs

/** Options of a product in their order, with their values. */
export const withValues = {
  orderBy: { position: 'asc' },
  include: { values: { orderBy: { position: 'asc' }, select: { id: true, name: true, pictureId: true } } },
} satisfies Prisma.Product$optionsArgs

/** What a product can be chosen by. */
export type OptionRow = Prisma.ProductOptionGetPayload<typeof withValues>
/** A variant with its values. */
export type ValuedVariantRow = Plain<Prisma.VariantGetPayload<typeof onSale>>

/** The names of a variant's values, in the order of the options. */
export function valuesOf({ values }: Pick<ValuedVariantRow, 'values'>, options: Pick<OptionRow, 'id'>[]): string[] {
  return options.flatMap(({ id }) => values.find(({ optionId }) => optionId === id)?.value.name ?? [])
}

/** What a variant brings to its product where it is bought. */
type OfVariant = Pick<VariantRow, 'sku' | 'compareAtMinor' | 'weightGrams'> & { variantId: string; variantTitle: string }

/** A product as one of its variants: price, stock and status are the variant's. */
export type Item<P> = P & OfVariant

/** A product as the one variant that is bought. An archived variant is as an archived product. */
export function itemOf<P extends { status: ProductStatus; priceMinor: number; stock: number | null }>(variant: VariantRow, product: P): Item<P> {
  const { id: variantId, title: variantTitle, sku, compareAtMinor, weightGrams, priceMinor, stock } = variant
  const status = variant.status === 'active' ? product.status : 'archived'
  return { ...product, variantId, variantTitle, sku, compareAtMinor, weightGrams, priceMinor, stock, status }
}

/** The same with the picture of the variant, where it has one of its own. */
export function picturedItemOf<P extends Parameters<typeof itemOf>[1] & { pictureId: string | null; picture: Picture | null }>(
  variant: VariantRow & { picture: Picture | null },
  product: P,
): Item<P> {
  const { picture } = variant
  return itemOf(variant, picture ? { ...product, picture, pictureId: picture.id } : product)
}
