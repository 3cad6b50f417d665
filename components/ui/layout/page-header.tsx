import type { ReactNode } from 'react'

/** The head of a page: its one h1, a line of explanation, and actions on the right. */
export function PageHeader({ title, lead, actions, above }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode; above?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="flex min-w-0 flex-col gap-1.5">
        {above}
        <h1 dir="auto" className="display text-3xl">
          {title}
        </h1>
        {lead && <p className="max-w-2xl text-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  )
}
