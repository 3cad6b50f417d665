import type { ReactNode } from 'react'
import { Star } from '@/components/ui/data/star'

/**
 * What a page shows when there is nothing yet: what will be here, and the way to begin.
 * @param level 1 where this is all the page has to say
 */
export function EmptyState({ title, level = 2, children, action }: { title: ReactNode; level?: 1 | 2; children?: ReactNode; action?: ReactNode }) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-line-strong/40 border-dashed px-6 py-16 text-center">
      <Star className="size-10 text-mark" />
      <Heading className="display text-xl">{title}</Heading>
      {children && <div className="max-w-md text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
