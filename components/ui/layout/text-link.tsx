import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'

const LOOK = 'font-medium text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong hover:decoration-2'

/** A link inside text. `external` makes a plain anchor: other sites and route handlers. */
export function TextLink({ href, external = false, className, ...rest }: ComponentProps<'a'> & { href: string; external?: boolean }) {
  return external ? (
    <a href={href} className={clsx(LOOK, className)} {...rest} />
  ) : (
    <Link href={href as Route} className={clsx(LOOK, className)} {...rest} />
  )
}
