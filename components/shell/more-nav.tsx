'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** What of a navigation has no room at the bottom of a phone, behind one button. It closes when another page opens. */
export function MoreNav({ label, icon, children }: { label: string; icon: ReactNode; children: ReactNode }) {
  return (
    <details key={usePathname()} className="group flex min-w-16 flex-1 flex-col">
      <summary className="flex min-h-14 cursor-pointer list-none flex-col items-center justify-center gap-0.5 text-muted text-xs -outline-offset-2 group-open:font-medium group-open:text-ink [&::-webkit-details-marker]:hidden [&_svg]:size-5">
        {icon}
        <span>{label}</span>
      </summary>
      <div className="absolute inset-x-0 bottom-full flex flex-col border-line border-t bg-surface px-2 py-2 shadow-lg">{children}</div>
    </details>
  )
}
