import type { ReactNode } from 'react'

/** What somebody may read but perhaps not change: its fields and buttons are disabled for them. Links stay. */
export function Editable({ isAllowed, children }: { isAllowed: boolean; children: ReactNode }) {
  if (isAllowed) return children
  return (
    <fieldset disabled className="contents">
      {children}
    </fieldset>
  )
}
