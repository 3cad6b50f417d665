import { useTranslations } from 'next-intl'

/** Lets the keyboard jump over the navigation; the page's <main> has the id `content`. */
export function SkipLink() {
  const t = useTranslations('common.nav')
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-md bg-accent px-4 py-2.5 font-medium text-on-accent text-sm focus:translate-y-0"
    >
      {t('skip')}
    </a>
  )
}
