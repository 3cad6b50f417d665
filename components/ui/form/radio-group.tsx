import type { ReactNode } from 'react'

/** A named group of Radio choices, drawn as one card with a line between the rows. */
export function RadioGroup({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      <div className="divide-y divide-line rounded-md border border-line bg-surface px-4 py-0.5 has-focus-visible:border-accent">{children}</div>
    </fieldset>
  )
}
