'use client'
'use no memo'

import type { ReactNode } from 'react'
import { keepPreference } from './preference-cookie'

type Props = {
  /** The cookie it is kept in. */
  name: 'theme' | 'locale'
  initial: string
  label: string
  /** Its options. */
  children: ReactNode
}

/** Keeps a choice in a cookie that the server reads, so that no page flashes. A theme is put on at once; another language is another page. */
export function PreferenceSelect({ name, initial, label, children }: Props) {
  return (
    <label className="inline-flex items-center gap-2 text-muted text-sm">
      <span>{label}</span>
      <select
        defaultValue={initial}
        onChange={({ target: { value } }) => {
          keepPreference(name, value)
          if (name === 'locale') location.reload()
          else if (value === 'system') delete document.documentElement.dataset.theme
          else document.documentElement.dataset.theme = value
        }}
        className="min-h-9 rounded-sm border border-line bg-surface px-2 text-ink hover:border-line-strong"
      >
        {children}
      </select>
    </label>
  )
}
