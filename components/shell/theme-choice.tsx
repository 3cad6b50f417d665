'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { keepPreference } from './preference-cookie'

export type Theme = 'system' | 'light' | 'dark'

/** Lets the reader choose light, dark or the system's own; kept in a cookie the server reads, so that no page flashes. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations('common.theme')
  const [theme, setTheme] = useState(initial)
  function choose(next: Theme) {
    setTheme(next)
    keepPreference('theme', next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }
  return (
    <label className="inline-flex items-center gap-2 text-muted text-sm">
      <span>{t('label')}</span>
      <select
        value={theme}
        onChange={(event) => choose(event.target.value as Theme)}
        className="min-h-9 rounded-sm border border-line bg-surface px-2 text-ink hover:border-line-strong"
      >
        <option value="system">{t('system')}</option>
        <option value="light">{t('light')}</option>
        <option value="dark">{t('dark')}</option>
      </select>
    </label>
  )
}
