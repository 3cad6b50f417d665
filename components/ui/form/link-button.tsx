import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button-style'

/** A link that looks like a button. `external` makes a plain anchor: other sites, route handlers, anything that is no page of ours. */
export function LinkButton({
  variant,
  size,
  wide,
  external = false,
  className,
  href,
  ...rest
}: ComponentProps<'a'> & ButtonLook & { href: string; external?: boolean }) {
  const look = buttonClass({ variant, size, wide }, className)
  return external ? <a href={href} className={look} {...rest} /> : <Link href={href as Route} className={look} {...rest} />
}
