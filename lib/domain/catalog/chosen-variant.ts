import type { PictureView, VariantView } from '@/lib/domain/wire/catalog-views'

/** Which variant a product's page shows. @param id from its address; an unknown one is the first that can be bought, else the first */
export function chosenVariant<V extends Pick<VariantView, 'id' | 'availability'>>(variants: V[], id: string | null): V | undefined {
  return variants.find((variant) => variant.id === id) ?? variants.find(({ availability }) => availability.canBuy) ?? variants[0]
}

/** A product's pictures with that of a variant first. */
export function picturesFor(pictures: PictureView[], variant: Pick<VariantView, 'pictureUrl'> | undefined): PictureView[] {
  const own = pictures.find(({ url }) => url === variant?.pictureUrl)
  return own ? [own, ...pictures.filter((picture) => picture !== own)] : pictures
}
