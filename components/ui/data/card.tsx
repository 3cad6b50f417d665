import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A white sheet on the ground. `padded={false}` for tables and lists that reach its edge. */
export function Card({ padded = true, className, children }: { padded?: boolean; className?: string; children: ReactNode }) {
  return <div className={clsx('overflow-hidden rounded-lg border border-line bg-surface', padded && 'p-5 sm:p-6', className)}>{children}</div>
}

/** A titled part of a page in a Card, with room for an action on the right. */
export function Section({
  title,
  hint,
  action,
  padded = true,
  children,
}: {
  title: ReactNode
  hint?: ReactNode
  action?: ReactNode
  padded?: boolean
  children: ReactNode
}) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="font-semibold text-lg">{title}</h2>
          {hint && <p className="text-muted text-sm">{hint}</p>}
        </div>
        {action}
      </div>
      <Card padded={padded}>{children}</Card>
    </section>
  )
}
