import type { ReactNode } from 'react'

/** Names and their values, such as the details of an order. */
export function FactList({ facts }: { facts: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line text-sm">
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is written out and never reordered
        <div key={at} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="min-w-0 break-words text-right font-medium">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
