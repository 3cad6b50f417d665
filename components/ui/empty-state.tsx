import type { ReactNode } from 'react'
import { Star } from './star'

/** What a page shows when there is nothing yet: what will be here, and the way to begin. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-line-strong/40 border-dashed px-6 py-16 text-center">
      <Star className="size-10 text-mark" />
      <h2 className="display text-xl">{title}</h2>
      {children && <div className="max-w-md text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
