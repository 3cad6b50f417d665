import { useTranslations } from 'next-intl'
import { type Theme, ThemeSelect } from './theme-select'

export type { Theme } from './theme-select'

/** Lets the reader choose light, dark or the system's own. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const t = useTranslations('common.theme')
  return (
    <ThemeSelect initial={initial} label={t('label')}>
      <option value="system">{t('system')}</option>
      <option value="light">{t('light')}</option>
      <option value="dark">{t('dark')}</option>
    </ThemeSelect>
  )
}
