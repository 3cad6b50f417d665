'use client'
'use no memo'

import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/**
 * A link of a navigation that knows whether it is the page one is on (`aria-current`).
 * @param exact the link stands only for its own page, not for the pages below it
 */
export function NavLink({
  href,
  exact = false,
  className,
  activeClassName,
  children,
}: {
  href: string
  exact?: boolean
  className?: string
  activeClassName?: string
  children: ReactNode
}) {
  const path = usePathname()
  const here = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <Link href={href as Route} aria-current={here ? 'page' : undefined} className={clsx(className, here && activeClassName)}>
      {children}
    </Link>
  )
}
