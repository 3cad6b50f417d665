import Link from 'next/link'
import { BRAND_LINK, BrandMark } from './brand-mark'

/**
 * The shop's logo and name, leading to the storefront.
 * @param of what part of the shop this is, such as "for sellers"
 */
export function Brand({ of }: { of?: string }) {
  return (
    <Link href="/" className={BRAND_LINK}>
      <BrandMark />
      {of && <span className="mt-1.5 text-muted text-sm">{of}</span>}
    </Link>
  )
}
