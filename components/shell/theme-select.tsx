'use client'
'use no memo'

import type { ReactNode } from 'react'
import { keepPreference } from './preference-cookie'

export type Theme = 'system' | 'light' | 'dark'

/** Keeps the choice in a cookie that the server reads, so that no page flashes. @param children its options */
export function ThemeSelect({ initial, label, children }: { initial: Theme; label: string; children: ReactNode }) {
  return (
    <label className="inline-flex items-center gap-2 text-muted text-sm">
      <span>{label}</span>
      <select
        defaultValue={initial}
        onChange={({ target: { value } }) => {
          keepPreference('theme', value)
          if (value === 'system') delete document.documentElement.dataset.theme
          else document.documentElement.dataset.theme = value
        }}
        className="min-h-9 rounded-sm border border-line bg-surface px-2 text-ink hover:border-line-strong"
      >
        {children}
      </select>
    </label>
  )
}
