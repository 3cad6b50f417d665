import { brand } from '@/brand'
import { Star } from '@/components/ui/data/star'

export const BRAND_LINK = 'inline-flex min-h-11 items-center gap-2 rounded-sm'

/** The shop's logo and name. */
export function BrandMark() {
  return (
    <>
      <Star className="size-7 text-accent" />
      <span className="display text-[1.6rem] leading-none">{brand.name}</span>
    </>
  )
}
