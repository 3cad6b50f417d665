import Link from 'next/link'
import { brand } from '@/brand'
import { Star } from '@/components/ui/data/star'

/**
 * The shop's logo and name, leading to the storefront.
 * @param of what part of the shop this is, such as "for sellers"
 */
export function Brand({ of }: { of?: string }) {
  return (
    <Link href="/" className="inline-flex min-h-11 items-center gap-2 rounded-sm">
      <Star className="size-7 text-accent" />
      <span className="display text-[1.6rem] leading-none">{brand.name}</span>
      {of && <span className="mt-1.5 text-muted text-sm">{of}</span>}
    </Link>
  )
}
