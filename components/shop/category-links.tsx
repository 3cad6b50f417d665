import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'

/** Categories side by side, each a link; the chosen one is marked and leads back. `count`: how many products there are; null: not told. */
export function CategoryLinks({ label, links }: { label: string; links: { href: string; name: string; count: number | null; isChosen: boolean }[] }) {
  if (links.length === 0) return null
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {links.map(({ href, name, count, isChosen }) => (
          <li key={name} className="min-w-0">
            <Link
              href={href as Route}
              prefetch={false}
              aria-current={isChosen ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-11 max-w-full items-center gap-2 rounded-full border px-4 text-sm hover:border-line-strong',
                isChosen ? 'border-accent font-medium text-accent' : 'border-line bg-surface',
              )}
            >
              <bdi className="truncate">{name}</bdi>
              {count !== null && <span className="text-muted tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
