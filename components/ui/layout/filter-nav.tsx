import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'

/** Filters of a list, each an address; the chosen one is marked. */
export function FilterNav({ label, filters }: { label: string; filters: { href: string; label: string; isChosen: boolean }[] }) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b">
      {filters.map(({ href, label, isChosen }) => (
        <Link
          key={href}
          href={href as Route}
          aria-current={isChosen ? 'page' : undefined}
          className={clsx(
            '-mb-px inline-flex min-h-11 items-center whitespace-nowrap border-b-2 px-3 font-medium text-sm -outline-offset-2 hover:text-ink',
            isChosen ? 'border-accent text-ink' : 'border-transparent text-muted',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
