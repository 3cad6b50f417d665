import Link from 'next/link'
import { Star } from '@/components/ui/data/star'

/** The name of the house, leading to the storefront; `of` names the part one is in. */
export function Brand({ of }: { of?: string }) {
  return (
    <Link href="/" className="inline-flex min-h-11 items-center gap-2 rounded-sm">
      <Star className="size-7 text-accent" />
      <span className="display text-[1.6rem] leading-none">Souk</span>
      {of && <span className="mt-1.5 text-muted text-sm">{of}</span>}
    </Link>
  )
}
