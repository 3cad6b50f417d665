import { useTranslations } from 'next-intl'
import { isLanguage, LANGUAGES, type Language, localeIn } from '@/lib/domain/text/languages'
import { LOCALE_COOKIE } from '@/lib/domain/wire/cookies'
import { PreferenceSelect } from './preference-select'

/** `language` is that of the words, also of the pseudo-locale; `locale` that of the formats. */
export type Preferences = { theme: 'system' | 'light' | 'dark'; language: string; locale: string }

/** Lets the reader choose their language, and light, dark or the system's own. */
export function PreferenceChoices({ initial: { theme, language, locale } }: { initial: Preferences }) {
  const t = useTranslations('common')
  const chosen = isLanguage(language) ? language : 'en'
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <PreferenceSelect name={LOCALE_COOKIE} initial={localeIn(chosen, locale)} label={t('language')}>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={localeIn(code as Language, locale)} lang={code} translate="no">
            {name}
          </option>
        ))}
      </PreferenceSelect>
      <PreferenceSelect name="theme" initial={theme} label={t('theme.label')}>
        <option value="system">{t('theme.system')}</option>
        <option value="light">{t('theme.light')}</option>
        <option value="dark">{t('theme.dark')}</option>
      </PreferenceSelect>
    </div>
  )
}
