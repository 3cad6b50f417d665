import type { ReactNode } from 'react'
import { Card } from '@/components/ui/data/card'

/** The one thing on a page of signing in: a title, what it is about, and what can be done. */
export function AuthCard({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <Card className="mx-auto w-full max-w-md">
      <div className="flex flex-col gap-5">
        <header className="flex flex-col gap-1.5">
          <h1 className="display text-3xl">{title}</h1>
          <p className="text-muted">{lead}</p>
        </header>
        {children}
      </div>
    </Card>
  )
}
